package es.sml.connector.parse;

/** Cuts the names of tags: jsoup reads a name in a time by the square of its length. */
final class TagNames {
  private static final int LONGEST = 200;

  private TagNames() {}

  /** The same HTML or XML without the rest of each name that is too long for any element. */
  static String cut(String markup) {
    StringBuilder cut = new StringBuilder();
    int copied = 0;
    int start = markup.indexOf('<');
    while (start >= 0) {
      int end = end(markup, start + 1);
      if (end - start > LONGEST) {
        cut.append(markup, copied, start + LONGEST);
        copied = end;
      }
      start = markup.indexOf('<', end);
    }
    return copied == 0 ? markup : cut.append(markup, copied, markup.length()).toString();
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
