package es.sml.connector.parse;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * The lines of a mail's text, in several readings to try in order.
 *
 * @param readings the writer's text above older mails, all unquoted text, and the quoted text; for
 *     a forwarded mail, that mail first
 * @param data the machine-readable values in HTML, by path; empty unless requested
 * @param cut true if the text continues after the lines that were read
 */
record MailLines(List<List<String>> readings, Map<String, String> data, boolean cut) {
  /** No lead is longer. A mail with its older mails below may be. */
  static final int LONGEST_TEXT = 200_000;

  static final int MOST_LINES = 10_000;
  private static final int LONGEST_LABEL_CELL = 60;
  private static final int LONGEST_HEAD = 6;
  private static final Pattern OLDER_MAIL =
      Pattern.compile(
          "(?i)^(?:(?:el|on|le|em|am|il|op) .{1,200}(?:escribi[oó]|wrote|escreveu|a écrit|schrieb|ha scritto|schreef|va escriure)\\s*:"
              + "|-{2,}\\s*(?:mensaje (?:original|reenviado)|original message|forwarded message|ursprüngliche nachricht|missatge original)\\s*-{2,})\\s*$");
  private static final Pattern HEAD_FROM =
      Pattern.compile("(?i)^\\*?(?:de|from|von|da|van)\\s*:\\*?\\s*\\S");
  private static final Pattern HEAD_OTHER =
      Pattern.compile(
          "(?i)^\\*?(?:enviado(?: el)?|sent|gesendet|envoy[eé]|inviato|verzonden|fecha|date|datum|data|para|to|an|asunto|subject|betreff|objet|oggetto|onderwerp|assunto)\\s*:");
  private static final Pattern REPLY = Pattern.compile("(?i)^\\s*(?:re|aw|antw|rif|sv)\\s*:");
  private static final Pattern FORWARD =
      Pattern.compile("(?i)^\\s*(?:fwd?|rv|reenv|wg|tr|enc|i|doorst)\\s*:");

  /**
   * Returns the lines of a part.
   *
   * @param mail the mail around the part: forwarded text counts, replied-to text does not
   * @param where the places to search; without TEXT only the places that HTML has
   */
  static MailLines of(
      MessageContent.Part part, MessageContent mail, Set<FormatTemplate.Place> where) {
    Document html = part.isHtml() ? PlainText.document(part.text()) : PlainText.htmlIn(part.text());
    Map<String, String> data =
        html != null && where.contains(FormatTemplate.Place.JSON_LD) ? JsonLd.of(html) : Map.of();
    String text = html == null ? part.text() : PlainText.of(withLabelLines(html));
    if (!where.contains(FormatTemplate.Place.TEXT)) {
      text = html == null ? "" : only(where, html);
    }
    String read = beginning(text);
    return new MailLines(
        readings(InvisibleCharacters.without(read), mail), data, read.length() < text.length());
  }

  /** The part of a text that is searched for labels. No lead is longer. */
  static String beginning(String text) {
    int end = 0;
    for (int lines = 0; lines < MOST_LINES && end < text.length(); lines++) {
      int lineBreak = text.indexOf('\n', end);
      end = lineBreak < 0 ? text.length() : lineBreak + 1;
    }
    return text.substring(0, Math.min(end, LONGEST_TEXT));
  }

  private static List<List<String>> readings(String text, MessageContent mail) {
    List<String> above = new ArrayList<>();
    List<String> below = new ArrayList<>();
    List<String> unquoted = new ArrayList<>();
    List<String> quoted = new ArrayList<>();
    List<String> lines = text.lines().toList();
    int head = 0; // the number of header lines of an older mail that are still skipped
    boolean older = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(">")) {
        quoted.add(withoutMarks(line));
        continue;
      }
      unquoted.add(line);
      if (!older && isHead(lines, i)) {
        older = true;
        head = LONGEST_HEAD;
      }
      if (!older) {
        above.add(line);
      } else if (head > 0 && isOfHead(line)) {
        head--;
      } else {
        head = 0;
        below.add(line);
      }
    }
    if (mail.subject() != null && FORWARD.matcher(mail.subject()).find() && !below.isEmpty()) {
      return List.of(below, above, unquoted, quoted);
    }
    boolean reply =
        mail.has("in-reply-to") || (mail.subject() != null && REPLY.matcher(mail.subject()).find());
    return reply
        ? List.of(above)
        : Stream.of(above, unquoted, quoted).distinct().toList(); // they are usually equal
  }

  private static String withoutMarks(String line) {
    int start = 0;
    while (start < line.length() && (line.charAt(start) == '>' || line.charAt(start) == ' ')) {
      start++;
    }
    return line.substring(start);
  }

  private static boolean isHead(List<String> lines, int at) {
    String line = lines.get(at).strip();
    boolean maybe = line.endsWith(":") || line.startsWith("-") || line.indexOf(':') > 0;
    if (!maybe) {
      return false;
    }
    return ((line.endsWith(":") || line.startsWith("-")) && OLDER_MAIL.matches(line))
        || (HEAD_FROM.matcher(line).find()
            && at + 1 < lines.size()
            && HEAD_OTHER.matcher(lines.get(at + 1).strip()).find());
  }

  private static boolean isOfHead(String line) {
    String stripped = line.strip();
    return stripped.isEmpty()
        || OLDER_MAIL.matches(stripped)
        || HEAD_FROM.matcher(stripped).find()
        || HEAD_OTHER.matcher(stripped).find();
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

  /** Rewrites tables and definition lists, so that a label and its value are in one text. */
  private static Element withLabelLines(Document html) {
    html.select("blockquote").stream()
        .filter(quote -> quote.parents().stream().noneMatch(p -> p.nameIs("blockquote")))
        .toList()
        .forEach(MailLines::quote);
    html.select("tr:has(th) + tr").forEach(MailLines::underHeader);
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

  /** Puts each cell of a row after its column's header, if each column has one. */
  private static void underHeader(Element row) {
    Element header = row.previousElementSibling();
    List<Element> labels = header.children().stream().filter(c -> c.nameIs("th")).toList();
    List<Element> cells = row.children().stream().filter(c -> c.nameIs("td")).toList();
    if (labels.size() < 2
        || labels.size() != cells.size()
        || labels.size() != header.childrenSize()) {
      return;
    }
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i).prependText(labels.get(i).text() + ": ").appendElement("br");
    }
    header.remove();
  }

  private static void pairCells(Element row) {
    List<Element> cells =
        row.children().stream().filter(c -> c.nameIs("td") || c.nameIs("th")).toList();
    for (Element cell : cells.subList(Math.min(1, cells.size()), cells.size())) {
      // A cell with a label and a value stays alone.
      if (cell.text().indexOf(':') > 0 && !cell.text().endsWith(":")) {
        cell.prependElement("br");
      }
    }
    for (int i = 0; i + 1 < cells.size(); i += 2) {
      if (i > 0) {
        cells.get(i).prependElement("br");
      }
      endAsLabel(cells.get(i));
    }
  }

  private static void endAsLabel(Element label) {
    String text = label.text().strip();
    boolean withValue = text.indexOf(':') >= 0 && !text.endsWith(":");
    if (!text.isEmpty() && text.length() <= LONGEST_LABEL_CELL && !withValue) {
      label.empty().appendText(text.endsWith(":") ? text : text + ":");
      if (label.siblingIndex() > 0 && label.parent() != null) {
        label.prependElement("br");
      }
    }
  }
}
