package es.sml.connector.parse.mail;

import com.google.re2j.Pattern;
import es.sml.connector.parse.content.InvisibleCharacters;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.html.HtmlLayout;
import es.sml.connector.parse.html.IconLabels;
import es.sml.connector.parse.html.PlainText;
import es.sml.connector.parse.json.JsonLd;
import es.sml.connector.parse.template.FormatTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/**
 * The lines of a mail's text, in several readings to try in order. Decides how much of a long text
 * is read, and when the text of a quoted mail counts.
 *
 * @param readings the writer's text above older mails, all unquoted text, and the quoted text; for
 *     a forwarded mail, that mail first
 * @param text the writer's own text and the mails in it
 * @param data the machine-readable values in HTML, by path; empty unless requested
 * @param cut true if the text continues after the lines that were read
 */
public record MailLines(
    List<List<String>> readings, MailText text, Map<String, String> data, boolean cut) {
  /** No lead is longer. A mail with its older mails below may be. */
  public static final int LONGEST_TEXT = 200_000;

  public static final int MOST_LINES = 10_000;
  private static final Pattern REPLY = Pattern.compile("(?i)^\\s*(?:re|aw|antw|rif|sv)\\s*:");
  private static final Pattern FORWARD =
      Pattern.compile("(?i)^\\s*(?:fwd?|rv|reenv|wg|tr|enc|i|doorst)\\s*:");

  /**
   * Returns the lines of a part.
   *
   * @param mail the mail around the part: forwarded text counts, replied-to text does not
   * @param where the places to search; without TEXT only the places that HTML has
   */
  public static MailLines of(
      MessageContent.Part part,
      MessageContent mail,
      Set<FormatTemplate.Place> where,
      LabelDictionary labels) {
    return of(part, PlainText.in(part), mail, where, labels);
  }

  /**
   * Returns the lines of a part.
   *
   * @param html of the part, which changes; null if it is plain text
   */
  public static MailLines of(
      MessageContent.Part part,
      Document html,
      MessageContent mail,
      Set<FormatTemplate.Place> where,
      LabelDictionary labels) {
    Map<String, String> data =
        html != null && where.contains(FormatTemplate.Place.JSON_LD) ? JsonLd.of(html) : Map.of();
    String text = html == null ? part.text() : new HtmlLayout(labels).lines(html);
    if (!where.contains(FormatTemplate.Place.TEXT)) {
      text = html == null ? "" : HtmlLayout.only(where, html);
    }
    String start = beginning(text);
    String read = BookedEvent.addedTo(start, mail, labels);
    String clean = new JsonInText(labels).unfolded(InvisibleCharacters.without(read));
    List<String> lines =
        new IconLabels(labels)
            .named(new HeadingMarks(labels).without(AskedLines.without(clean.lines().toList())));
    boolean cut = start.length() < text.length();
    if (part.attachedBy() != null) {
      MailText attached = MailText.ofAttached(part.attachedBy(), lines);
      return new MailLines(readings(lines, attached, mail), attached, data, cut);
    }
    MailText parts = MailText.of(lines, labels.layout().heads());
    if (parts.mails().isEmpty() && !isReply(mail) && !isForward(mail) && announcesWords(lines)) {
      lines = lines.stream().map(MailText::withoutMarks).toList();
      parts = MailText.of(lines, labels.layout().heads());
    }
    return new MailLines(readings(lines, parts, mail), parts, data, cut);
  }

  /** The part of a text that is searched for labels. No lead is longer. */
  public static String beginning(String text) {
    int end = 0;
    for (int lines = 0; lines < MOST_LINES && end < text.length(); lines++) {
      int lineBreak = text.indexOf('\n', end);
      end = lineBreak < 0 ? text.length() : lineBreak + 1;
    }
    return text.substring(0, Math.min(end, LONGEST_TEXT));
  }

  private static List<List<String>> readings(
      List<String> lines, MailText parts, MessageContent mail) {
    List<String> above = parts.above();
    List<String> below = parts.below();
    List<String> unquoted = lines.stream().filter(line -> !line.startsWith(">")).toList();
    List<String> quoted = quoted(lines);
    boolean reply = isReply(mail);
    if ((isForward(mail) || (!reply && parts.isForward())) && !below.isEmpty()) {
      return Stream.of(below, above, quoted).distinct().toList();
    }
    return reply
        ? List.of(above)
        : Stream.of(above, unquoted, quoted).distinct().toList(); // they are usually equal
  }

  /**
   * Returns whether marked lines follow a colon, or are one block within the text: a portal marks
   * the customer's words so.
   */
  private static boolean announcesWords(List<String> lines) {
    String before = "";
    int blocks = 0;
    for (String line : lines) {
      boolean marked = line.startsWith(">");
      if (marked && before.endsWith(":")) {
        return true;
      }
      blocks += marked && !before.startsWith(">") ? 1 : 0;
      before = line.isBlank() ? before : line.strip();
    }
    return blocks == 1 && !lines.get(0).startsWith(">") && !before.startsWith(">");
  }

  private static boolean isReply(MessageContent mail) {
    return mail.has("in-reply-to") || (mail.subject() != null && isReply(mail.subject()));
  }

  /** Returns whether the subject begins as that of a reply: "Re: Golf". */
  public static boolean isReply(String subject) {
    return REPLY.matcher(subject).find();
  }

  /** Returns whether the subject begins as that of a forwarded mail: "RV: Golf". */
  public static boolean isForward(MessageContent mail) {
    return mail.subject() != null && FORWARD.matcher(mail.subject()).find();
  }

  private static List<String> quoted(List<String> lines) {
    List<String> quoted = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(">")) {
        quoted.add(MailText.withoutMarks(line));
      }
    }
    return quoted;
  }
}
