"""What the site needs beyond mkdocs.yml: its menu, lists as GitHub reads them, and the Spanish pages in Spanish throughout."""
import copy
import pathlib
import posixpath
import re

MARK = re.compile(r"(?:[-*]|\d+\.) +")
GROUP = re.compile(r"\*\*(.+)\*\*")
LINK = re.compile(r"\[([^]]+)\]\(([^)#]+\.md)\)")
FENCE = re.compile(r"`{3,}")
SPANISH = "es/"
LANGUAGES = {
    "en": ("English", "", ("Switch to light mode", "Switch to dark mode", "Switch to system preference")),
    "es": ("Español", SPANISH, ("Cambiar a modo claro", "Cambiar a modo oscuro", "Usar el modo del sistema")),
}


def on_config(config):
    """The menu is docs/README.md: a tab for each of its groups, and a section for each folder whose list it names."""
    root = pathlib.Path(config.docs_dir)
    groups = {}
    for line in (root / "docs/README.md").read_text("utf-8").splitlines():
        if group := GROUP.fullmatch(line):
            pages = groups[group[1]] = [] if groups else ["README.md", "docs/README.md"]
        for name, link in LINK.findall(line):
            page = posixpath.normpath("docs/" + link)
            if page.endswith("/README.md"):
                folder = sorted((root / page).parent.glob("*.md"), key=lambda file: (file.name != "README.md", file.name))
                pages.append({name[0].upper() + name[1:]: [file.relative_to(root).as_posix() for file in folder]})
            else:
                pages.append(page)
    config.nav = [{group: pages} for group, pages in groups.items()]
    return config


def on_files(files, config):
    """The Spanish pages get a folder of their own."""
    for file in files.documentation_pages():
        if file.src_uri == "README.es.md":
            file.dest_uri = SPANISH + "index.html"
        elif file.src_uri.startswith("docs/es/"):
            file.dest_uri = file.dest_uri.removeprefix("docs/")
    return files


def on_page_markdown(markdown, page, config, files):
    """A list's inner lines belong to the item from the column of its text on; Python-Markdown wants four spaces.

    It also wants an empty line before a list, and after an item of several paragraphs.
    """
    lines, columns, fenced, spaced = [], [], False, True
    for line in markdown.split("\n"):
        text = line.lstrip()
        indent = len(line) - len(text)
        mark = not fenced and MARK.match(text)
        spaced = spaced or not text
        if mark and lines and lines[-1] and (spaced or not columns):
            lines.append("")
        if text and not fenced:
            while columns and indent < columns[-1]:
                columns.pop()
        lines.append(" " * 4 * len(columns) + line[columns[-1] if columns else 0:])
        if FENCE.match(text):
            fenced = not fenced
        if mark:
            columns.append(indent + mark.end())
            spaced = False
    return "\n".join(lines)


def on_page_content(html, page, config, files):
    """In a cell, code writes a bar as \\|; GitHub shows the bar alone."""
    return re.sub("<td>.*", lambda cell: cell.group().replace("\\|", "|"), html)


def on_page_context(context, page, config, nav):
    """Each page has the theme's words, the other pages and the other language's address of its own language."""
    language = "es" if page.url.startswith(SPANISH) else "en"
    config.theme["language"] = language
    for choice, name in zip(config.theme["palette"], LANGUAGES[language][2]):
        choice["toggle"]["name"] = name
    config.extra["alternate"] = [
        {"lang": lang, "name": name, "link": link or "."} for lang, (name, link, _) in LANGUAGES.items()
    ]
    context["nav"] = copy.copy(nav)
    # The last group of the menu is the Spanish one.
    context["nav"].items = nav.items[-1:] if language == "es" else nav.items[:-1]
    return context
