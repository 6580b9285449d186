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
    Charset marked = byByteOrderMark(bytes, declared);
    if (marked != null) {
      return withoutMark(new String(bytes, marked));
    }
    Charset charset = named(declared);
    if (charset == null
        || charset.equals(StandardCharsets.US_ASCII)
        || charset.equals(StandardCharsets.UTF_8)) {
      return utf8OrWindows(bytes);
    }
    // Bytes that are UTF-8 beyond ASCII are nothing else, whatever a wrong header says.
    if (charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(WINDOWS_1252)) {
      return utf8OrWindows(bytes);
    }
    return withoutMark(new String(bytes, charset));
  }

  /** UTF-16's byte order by its mark; without one, where it is declared, by where the zeros are. */
  private static Charset byByteOrderMark(byte[] bytes, String declared) {
    if (bytes.length < 2) {
      return null;
    }
    if (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    if (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    boolean wide = declared != null && Letters.lower(declared.strip()).startsWith("utf-16");
    if (!wide) {
      return null;
    }
    if (zeros(bytes, 0) == 0 && zeros(bytes, 1) == 0) {
      return StandardCharsets.UTF_8; // said by who writes UTF-16 in memory and UTF-8 out
    }
    return zeros(bytes, 1) > zeros(bytes, 0)
        ? StandardCharsets.UTF_16LE
        : StandardCharsets.UTF_16BE;
  }

  private static int zeros(byte[] bytes, int first) {
    int zeros = 0;
    for (int i = first; i < Math.min(bytes.length, 1000); i += 2) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    return zeros;
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
