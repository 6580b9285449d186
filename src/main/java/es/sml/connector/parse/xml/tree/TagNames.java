package es.sml.connector.parse.xml.tree;

/**
 * Cuts tags that are too long for any sender, because jsoup needs quadratic time for a name and
 * time for each attribute.
 */
public final class TagNames {
  private static final int LONGEST = 200;

  /** An inline image may be written in many lines. */
  private static final int MOST_BLANKS = 20_000;

  private TagNames() {}

  /**
   * Returns the HTML or XML with overlong names cut, and without the text after too many blanks in
   * a tag.
   */
  public static String cut(String markup) {
    StringBuilder cut = new StringBuilder();
    int copied = 0;
    int start = markup.indexOf('<');
    while (start >= 0) {
      int end = end(markup, start + 1);
      if (end - start > LONGEST) {
        cut.append(markup, copied, start + LONGEST);
        copied = end;
      }
      int close = end > start + 1 ? close(markup, end) : end;
      int most = afterBlanks(markup, end, close);
      if (most < close) {
        cut.append(markup, copied, most);
        copied = close;
      }
      start = markup.indexOf('<', close);
    }
    return copied == 0 ? markup : cut.append(markup, copied, markup.length()).toString();
  }

  private static int close(String markup, int from) {
    int close = markup.indexOf('>', from);
    return close < 0 ? markup.length() : close;
  }

  private static int afterBlanks(String markup, int from, int to) {
    int blanks = 0;
    for (int at = from; at < to; at++) {
      if (Character.isWhitespace(markup.charAt(at)) && ++blanks > MOST_BLANKS) {
        return at;
      }
    }
    return to;
  }

  private static int end(String markup, int from) {
    int name = markup.startsWith("/", from) ? from + 1 : from;
    if (name == markup.length() || !Character.isLetter(markup.charAt(name))) {
      return from;
    }
    int end = name;
    while (end < markup.length() && !isAfterName(markup.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isAfterName(char c) {
    return c == '>' || c == '/' || Character.isWhitespace(c);
  }
}
