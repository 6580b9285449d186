package es.sml.connector.ops;

/**
 * Text from outside, made safe for a terminal: nothing in it moves the cursor or turns it round.
 */
public final class PrintableText {
  private static final char INSTEAD = '\uFFFD';

  private PrintableText() {}

  /** On one line. */
  public static String line(String text) {
    return clean(text, false);
  }

  /** With its line breaks and tabs. */
  public static String lines(String text) {
    return clean(text.replace("\r\n", "\n").replace('\r', '\n'), true);
  }

  /** JSON that means the same: in its texts, what is not harmless is escaped. */
  public static String json(String json) {
    StringBuilder clean = new StringBuilder(json.length());
    json.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\r' || isHarmless(c)) {
                clean.appendCodePoint(c);
              } else {
                for (char unit : Character.toChars(c)) {
                  clean.append(String.format("\\u%04x", (int) unit));
                }
              }
            });
    return clean.toString();
  }

  private static String clean(String text, boolean keepLines) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (keepLines && (c == '\n' || c == '\t')) {
                clean.append((char) c);
              } else if (c == '\n' || c == '\r' || c == '\t') {
                clean.append(' ');
              } else if (isHarmless(c)) {
                clean.appendCodePoint(c);
              } else {
                clean.append(INSTEAD);
              }
            });
    return clean.toString();
  }

  // Format characters turn the direction of writing round, or show nothing at all.
  private static boolean isHarmless(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.UNASSIGNED;
  }
}
