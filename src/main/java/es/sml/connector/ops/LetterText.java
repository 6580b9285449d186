package es.sml.connector.ops;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A raw message as text for a person. */
final class LetterText {
  private static final Charset OTHERWISE = Charset.forName("windows-1252");
  private static final int MOST_CONTROLS = 10; // in a hundred

  private LetterText() {}

  /**
   * The beginning of the message; in its place, of what is no text, how long it is.
   *
   * @param most characters
   */
  static String of(byte[] content, int most) {
    String text = decode(content);
    long controls =
        text.chars().limit(most).filter(c -> Character.isISOControl(c) && !isSpace(c)).count();
    if (controls * 100 > Math.min(text.length(), most) * (long) MOST_CONTROLS) {
      return "(" + content.length + " bytes that are no text)";
    }
    return text.length() > most ? text.substring(0, most) : text;
  }

  private static boolean isSpace(int c) {
    return c == '\n' || c == '\r' || c == '\t';
  }

  private static String decode(byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      return new String(content, OTHERWISE); // never fails
    }
  }
}
