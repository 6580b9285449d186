package es.sml.connector.parse;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * The lines of a mail's text, in the readings to try: what its writer wrote above any older mail,
 * all that is not quoted, and what is quoted.
 *
 * @param data the values for machines in HTML, by their path; empty unless asked for
 */
record MailLines(
    List<String> above, List<String> unquoted, List<String> quoted, Map<String, String> data) {
  private static final int LONGEST_LABEL_CELL = 60;
  private static final Pattern OLDER_MAIL =
      Pattern.compile(
          "(?i)^(?:(?:el|on|le|em) .{1,200}(?:escribi[oó]|wrote|escreveu|a écrit)\\s*:"
              + "|-{2,}\\s*(?:mensaje original|original message)\\s*-{2,})\\s*$");

  /**
   * The lines of a part.
   *
   * @param where the places to look in; without TEXT only the others, which HTML alone has
   */
  static MailLines of(MessageContent.Part part, Set<FormatTemplate.Place> where) {
    Document html = part.isHtml() ? Jsoup.parse(part.text()) : PlainText.htmlIn(part.text());
    Map<String, String> data =
        html != null && where.contains(FormatTemplate.Place.JSON_LD) ? JsonLd.of(html) : Map.of();
    String text = html == null ? part.text() : PlainText.of(withLabelLines(html));
    if (!where.contains(FormatTemplate.Place.TEXT)) {
      text = html == null ? "" : only(where, html);
    }
    List<String> above = new ArrayList<>();
    List<String> unquoted = new ArrayList<>();
    List<String> quoted = new ArrayList<>();
    boolean older = false;
    for (String line : text.lines().toList()) {
      if (line.startsWith(">")) {
        quoted.add(line.replaceFirst("^[> ]+", ""));
        continue;
      }
      older = older || (!line.isBlank() && OLDER_MAIL.matches(line.strip()));
      unquoted.add(line);
      if (!older) {
        above.add(line);
      }
    }
    return new MailLines(above, unquoted, quoted, data);
  }

  List<List<String>> readings() {
    return List.of(above, unquoted, quoted);
  }

  private static String only(Set<FormatTemplate.Place> where, Document html) {
    List<String> places = new ArrayList<>();
    if (where.contains(FormatTemplate.Place.TABLE)) {
      html.select("tr").stream()
          .filter(row -> row.select("table").isEmpty())
          .forEach(row -> places.add(PlainText.of(row)));
    }
    if (where.contains(FormatTemplate.Place.DEFINITION_LIST)) {
      html.select("dl").forEach(list -> places.add(PlainText.of(list)));
    }
    return String.join("\n", places);
  }

  /** Rewrites tables and lists of terms, so that their text has a label and its value together. */
  private static Element withLabelLines(Document html) {
    html.select("blockquote").stream()
        .filter(quote -> quote.parents().stream().noneMatch(p -> p.nameIs("blockquote")))
        .toList()
        .forEach(MailLines::quote);
    html.select("tr").stream()
        .filter(row -> row.select("table").isEmpty())
        .forEach(MailLines::pairCells);
    html.select("dt").forEach(MailLines::endAsLabel);
    return html;
  }

  private static void quote(Element blockquote) {
    String text = PlainText.of(blockquote);
    blockquote.empty();
    text.lines()
        .forEach(
            line -> {
              blockquote.appendChild(new TextNode("> " + line));
              blockquote.appendElement("br");
            });
  }

  private static void pairCells(Element row) {
    List<Element> cells =
        row.children().stream().filter(c -> c.nameIs("td") || c.nameIs("th")).toList();
    for (int i = 0; i + 1 < cells.size(); i += 2) {
      if (i > 0) {
        cells.get(i).prependElement("br");
      }
      endAsLabel(cells.get(i));
    }
  }

  private static void endAsLabel(Element label) {
    String text = label.text().strip();
    if (!text.isEmpty() && text.length() <= LONGEST_LABEL_CELL) {
      label.empty().appendText(text.endsWith(":") ? text : text + ":");
      if (label.siblingIndex() > 0 && label.parent() != null) {
        label.prependElement("br");
      }
    }
  }
}
