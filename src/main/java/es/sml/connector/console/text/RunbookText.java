package es.sml.connector.console.text;

import es.sml.connector.setting.file.ProgramFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads docs/runbook.md, or its Spanish page, as pieces for a template. It knows only the Markdown
 * of this page.
 */
public final class RunbookText {
  private static final String ENGLISH = "/console/runbook.md";
  private static final String SPANISH = "/console/es/runbook.md";
  private static final Pattern ITEM = Pattern.compile("\\n(?=- |[0-9]+\\. )");
  private static final Pattern MARKED =
      Pattern.compile("`([^`]+)`|\\*\\*(.+?)\\*\\*|\\[([^]]+)]\\(([^)]+)\\)");

  private RunbookText() {}

  /**
   * A heading with its text.
   *
   * @param anchor its name in links
   */
  public record Section(String anchor, String title, List<Block> blocks) {}

  /**
   * A block of text.
   *
   * @param kind text, list, steps or table
   * @param rows its paragraphs, items or rows, each with its cells
   */
  public record Block(String kind, List<List<List<Piece>>> rows) {}

  /**
   * A piece of a line.
   *
   * @param kind plain, code, strong or link
   * @param target the anchor of a link within the page; empty for none
   */
  public record Piece(String kind, String text, String target) {}

  /** Reads the page of this version in a language. */
  public static List<Section> read(Language language) {
    return sections(ProgramFile.text(language == Language.ES ? SPANISH : ENGLISH));
  }

  static List<Section> sections(String page) {
    List<Section> sections = new ArrayList<>();
    for (String block : page.strip().split("\\n\\s*\\n", -1)) {
      if (block.startsWith("#")) {
        String title = block.replaceFirst("^#+ ", "");
        sections.add(new Section(anchor(title), title, new ArrayList<>()));
      } else {
        sections.get(sections.size() - 1).blocks().add(block(block));
      }
    }
    return sections;
  }

  private static String anchor(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d _-]", "").replace(' ', '-');
  }

  private static Block block(String block) {
    if (block.startsWith("|")) {
      return new Block(
          "table",
          block
              .lines()
              .filter(line -> !line.startsWith("| ---"))
              .map(line -> Arrays.stream(line.split("\\|", -1)).toList())
              .map(cells -> cells.subList(1, cells.size() - 1))
              .map(cells -> cells.stream().map(RunbookText::pieces).toList())
              .toList());
    }
    String kind = block.startsWith("- ") ? "list" : block.startsWith("1. ") ? "steps" : "text";
    Stream<String> items = kind.equals("text") ? Stream.of(block) : ITEM.splitAsStream(block);
    return new Block(
        kind,
        items
            .map(item -> kind.equals("text") ? item : item.replaceFirst("^(?:- |[0-9]+\\. )", ""))
            .map(item -> List.of(pieces(item)))
            .toList());
  }

  private static List<Piece> pieces(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    List<Piece> pieces = new ArrayList<>();
    Matcher marked = MARKED.matcher(line);
    int end = 0;
    while (marked.find()) {
      pieces.add(new Piece("plain", line.substring(end, marked.start()), ""));
      end = marked.end();
      if (marked.group(1) != null) {
        pieces.add(new Piece("code", marked.group(1), ""));
      } else if (marked.group(2) != null) {
        pieces.add(new Piece("strong", marked.group(2).replace("`", ""), ""));
      } else {
        String target = marked.group(4).startsWith("#") ? marked.group(4) : "";
        pieces.add(new Piece("link", marked.group(3), target));
      }
    }
    pieces.add(new Piece("plain", line.substring(end), ""));
    return pieces;
  }
}
