package es.sml.connector.parse.xml;

import com.google.re2j.Pattern;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.html.PlainText;
import es.sml.connector.parse.xml.tree.LenientXml;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the XML of one format in the parts of a message. Decides which part counts if several have
 * it, when quoted XML counts, and how many documents there may be.
 */
public final class XmlText {
  private static final int MAX_DOCUMENTS = 500;
  private static final int LONGEST_NAME = 40;

  private static final Pattern QUOTED = Pattern.compile("(?m)^>[> ]*</?[\\pL?!]");
  private static final Pattern QUOTATION_MARKS = Pattern.compile("(?m)^[> ]*>[> ]?");

  private final String format;
  private final List<String> names;

  /**
   * Creates a finder of those elements.
   *
   * @param format the format's name, for reasons
   * @param names of the elements, in lower case and without prefix
   */
  public XmlText(String format, String... names) {
    this.format = format;
    this.names = List.of(names);
  }

  /**
   * Returns the elements of the message, each from its start tag to its end tag, or to the end of
   * the text. A mail repeats its content, so an attachment comes before the text, and the text
   * before the HTML.
   */
  public List<String> find(MessageContent content) {
    List<String> attached = new ArrayList<>();
    List<String> plain = new ArrayList<>();
    List<String> html = new ArrayList<>();
    for (MessageContent.Part part : content.parts()) {
      if (part.attachment()) {
        attached.addAll(inPart(part));
      } else {
        (part.isHtml() ? html : plain).addAll(inPart(part));
      }
    }
    List<String> found = !attached.isEmpty() ? attached : !plain.isEmpty() ? plain : html;
    // A reply quotes the lead that it belongs to; a forwarded mail may quote it too.
    return found.isEmpty() && !content.has("in-reply-to") ? quoted(content) : found;
  }

  /** Returns the text after the only element of a mail; empty, not null, if there is none. */
  public String after(MessageContent content) {
    for (MessageContent.Part part : content.parts()) {
      String text = part.text();
      if (content.mail() && !part.attachment() && !part.isHtml()) {
        List<Integer> ends = positions("</", text);
        int close = ends.size() == 1 ? text.indexOf('>', ends.get(0)) : -1;
        if (close > 0) {
          return text.substring(close + 1).strip();
        }
      }
    }
    return "";
  }

  private static boolean isQuoted(String text) {
    return (text.startsWith(">") || text.contains("\n>")) && QUOTED.matcher(text).find();
  }

  private List<String> quoted(MessageContent content) {
    return content.parts().stream()
        .filter(part -> !part.attachment() && isQuoted(part.text()))
        .map(part -> QUOTATION_MARKS.matcher(part.text()).replaceAll(""))
        .map(this::inText)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<String> inPart(MessageContent.Part part) {
    List<String> written = inText(part.text());
    if (!written.isEmpty() || !part.text().contains("&lt;")) {
      return written;
    }
    return inText(PlainText.of(part.text()));
  }

  private List<String> inText(String text) {
    List<Integer> starts = positions("<", text);
    if (starts.size() > MAX_DOCUMENTS) {
      throw new UnreadableMessageException(
          "the message holds more than "
              + MAX_DOCUMENTS
              + " "
              + format
              + " documents; ask the sender to split it");
    }
    List<Integer> ends = positions("</", text);
    List<String> found = new ArrayList<>();
    int end = 0;
    for (int i = 0; i < starts.size(); i++) {
      int start = starts.get(i);
      if (quoted(text, start)) {
        continue;
      }
      if (found.isEmpty()) {
        LenientXml.refuseEntityDeclarations(text);
      }
      int next = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
      while (end < ends.size() && ends.get(end) < start) {
        end++;
      }
      // An end tag may be cut off at the end of the message.
      int close = end < ends.size() ? text.indexOf('>', ends.get(end)) : -1;
      found.add(text.substring(start, close < 0 ? next : Math.min(next, close + 1)));
    }
    return found;
  }

  /**
   * Returns the positions of the tags with that start: {@code <} or {@code </}, an optional
   * namespace prefix, and a name.
   */
  private List<Integer> positions(String opening, String text) {
    List<Integer> positions = new ArrayList<>();
    int at = text.indexOf(opening);
    while (at >= 0) {
      if (isNamed(text, at + opening.length())) {
        positions.add(at);
      }
      at = text.indexOf(opening, at + 1);
    }
    return positions;
  }

  // Written without a regular expression, which takes 100 times as long, because it runs on every
  // message.
  private boolean isNamed(String text, int nameStart) {
    int end = nameStart;
    int afterPrefix = nameStart;
    while (end < text.length() && end < nameStart + LONGEST_NAME && isNameCharacter(text, end)) {
      afterPrefix = text.charAt(end) == ':' ? end + 1 : afterPrefix;
      end++;
    }
    boolean ended = end < text.length() && (text.charAt(end) == '>' || isSpace(text, end));
    if (!ended) {
      return false;
    }
    int length = end - afterPrefix;
    for (String name : names) {
      if (name.length() == length && text.regionMatches(true, afterPrefix, name, 0, length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNameCharacter(String text, int at) {
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c) || c == ':' || c == '_' || c == '-' || c == '.';
  }

  private static boolean isSpace(String text, int at) {
    return Character.isWhitespace(text.charAt(at));
  }

  /** Returns whether the line quotes an older mail in a reply. */
  private static boolean quoted(String text, int position) {
    int lineStart = text.lastIndexOf('\n', position - 1) + 1;
    return text.startsWith(">", lineStart);
  }
}
