package es.sml.connector.parse.content;

/** Removes invisible characters, because they hide words and numbers from recognition. */
public final class InvisibleCharacters {
  private InvisibleCharacters() {}

  /**
   * Returns the text without soft hyphens and zero-width characters, and with an ordinary space for
   * any other space.
   */
  public static String without(String text) {
    int first = 0;
    while (first < text.length() && !isOdd(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length()).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isOdd(c)) {
        clean.append(c);
      } else if (Character.isSpaceChar(c)) {
        clean.append(' ');
      }
    }
    return clean.toString();
  }

  private static boolean isOdd(char c) {
    return c > 0x7F
        && (c == '\u00AD'
            || (c >= '\u200B' && c <= '\u200F')
            || (c >= '\u202A' && c <= '\u202E')
            || c == '\u2060'
            || c == '\uFEFF'
            || c == '\uFE0F' // the emoji form of a sign: a digit in a square
            || c == '\u20E3'
            || (Character.isSpaceChar(c) && c != '\u2028' && c != '\u2029'));
  }
}
