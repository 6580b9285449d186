package es.sml.connector.ops.text;

import es.sml.connector.language.LocalizedText;
import java.util.List;

/**
 * Makes foreign text safe for a terminal: it cannot move the cursor or change the direction of
 * writing.
 */
public final class PrintableText {
  private static final char INSTEAD = '\uFFFD';

  private PrintableText() {}

  /** Returns the text on one line. */
  public static String line(String text) {
    return clean(text, false);
  }

  /** Returns a text of two languages on one line. */
  public static LocalizedText line(LocalizedText text) {
    return text.arguments().isEmpty()
        ? new LocalizedText(text.code(), line(text.english()), List.of())
        : text.with(text.arguments().stream().map(PrintableText::argument).toArray());
  }

  private static Object argument(Object value) {
    if (value instanceof LocalizedText text) {
      return line(text);
    }
    return value instanceof Number ? value : line(value.toString());
  }

  /** Returns the text with its line breaks and tabs. */
  public static String lines(String text) {
    return clean(text.replace("\r\n", "\n").replace('\r', '\n'), true);
  }

  /** Returns equal JSON, with unsafe characters escaped. */
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

  // Format characters change the direction of writing or are invisible.
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
