package es.sml.connector.parse;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.failure.UnreadableMessageException;
import java.util.ArrayList;
import java.util.List;

/** Finds ADF in the parts of a message, wherever a sender hides it. */
final class AdfText {
  private static final Pattern START = Pattern.compile("(?i)<(?:[a-z_][\\w.-]*:)?adf[\\s>]");
  private static final Pattern END = Pattern.compile("(?i)</(?:[a-z_][\\w.-]*:)?adf\\s*>");

  private AdfText() {}

  /**
   * The ADF elements of the message, each from its start tag to its end tag, or to the end of the
   * text if that is missing. Mail repeats itself: what an attachment holds is not looked for in the
   * text, nor what the text holds in the HTML.
   */
  static List<String> find(MessageContent content) {
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
    return !attached.isEmpty() ? attached : !plain.isEmpty() ? plain : html;
  }

  private static List<String> inPart(MessageContent.Part part) {
    List<String> written = inText(part.text());
    if (!written.isEmpty() || !part.text().contains("&lt;")) {
      return written;
    }
    return inText(PlainText.of(part.text()));
  }

  private static List<String> inText(String text) {
    List<Integer> starts = positions(START, text);
    if (starts.size() > AdfFormat.MAX_PROSPECTS) {
      throw new UnreadableMessageException(
          "the message holds more than " + AdfFormat.MAX_PROSPECTS + " ADF documents");
    }
    List<Integer> ends = positions(END, text);
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
      int stop = end < ends.size() ? Math.min(next, text.indexOf('>', ends.get(end)) + 1) : next;
      found.add(text.substring(start, stop));
    }
    return found;
  }

  private static List<Integer> positions(Pattern pattern, String text) {
    List<Integer> positions = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      positions.add(matcher.start());
    }
    return positions;
  }

  /** Whether the line is an answer's quotation of an older mail. */
  private static boolean quoted(String text, int position) {
    int lineStart = text.lastIndexOf('\n', position - 1) + 1;
    return text.startsWith(">", lineStart);
  }
}
