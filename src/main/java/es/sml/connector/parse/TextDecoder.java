package es.sml.connector.parse;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** Turns bytes of doubtful encoding into text, and always succeeds. */
final class TextDecoder {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextDecoder() {}

  /**
   * The text of the bytes: by byte order mark, else as declared, else UTF-8 if it is, else
   * windows-1252, which is what Western senders mean when they say nothing or ISO-8859-1.
   *
   * @param declared name of a charset, or null
   */
  static String decode(byte[] bytes, String declared) {
    Charset marked = byByteOrderMark(bytes);
    if (marked != null) {
      return withoutMark(new String(bytes, marked));
    }
    Charset charset = named(declared);
    if (charset == null
        || charset.equals(StandardCharsets.US_ASCII)
        || charset.equals(StandardCharsets.UTF_8)) {
      return utf8OrWindows(bytes);
    }
    if (charset.equals(StandardCharsets.ISO_8859_1)) {
      return new String(bytes, WINDOWS_1252);
    }
    return withoutMark(new String(bytes, charset));
  }

  private static Charset byByteOrderMark(byte[] bytes) {
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    return null;
  }

  private static Charset named(String name) {
    if (name == null) {
      return null;
    }
    try {
      return Charset.forName(name.strip());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null; // an invented name says nothing
    }
  }

  private static String utf8OrWindows(byte[] bytes) {
    try {
      return withoutMark(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return new String(bytes, WINDOWS_1252);
    }
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }
}
