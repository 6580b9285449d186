package es.sml.connector.parse;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Set;

/** Turns bytes of doubtful encoding into text, and always succeeds. */
final class TextDecoder {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Set<Charset> WESTERN =
      Set.of(
          StandardCharsets.US_ASCII,
          StandardCharsets.UTF_8,
          StandardCharsets.ISO_8859_1,
          WINDOWS_1252);

  private TextDecoder() {}

  /**
   * The text of the bytes: by byte order mark, else as declared, else UTF-8 if it is, else
   * windows-1252, which is what Western senders mean when they say nothing or ISO-8859-1. A byte
   * that is broken costs its character, and never the encoding of the rest.
   *
   * @param declared name of a charset, or null
   */
  static DecodedText read(byte[] bytes, String declared) {
    Charset marked = byByteOrderMark(bytes, declared);
    if (marked != null) {
      return DecodedText.of(new String(bytes, marked));
    }
    Charset charset = named(declared);
    // Bytes that are UTF-8 beyond ASCII are nothing else, whatever a wrong header says.
    boolean western = charset == null || WESTERN.contains(charset);
    return western ? utf8OrWindows(bytes) : DecodedText.of(new String(bytes, charset));
  }

  /** The same as its text alone. */
  static String decode(byte[] bytes, String declared) {
    return read(bytes, declared).text();
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

  private static DecodedText utf8OrWindows(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(DecodedText.LOST) < 0 || isUtf8(bytes)) {
      return DecodedText.whole(text);
    }
    return isMostlyUtf8(text)
        ? DecodedText.of(text)
        : DecodedText.of(new String(bytes, WINDOWS_1252));
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)) != null;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /**
   * Whether more of the text is UTF-8 than is not. Western letters, and characters of three bytes
   * or more, hardly ever come out of another encoding by chance; the others may.
   */
  private static boolean isMostlyUtf8(String text) {
    long broken = text.chars().filter(c -> c == DecodedText.LOST).count();
    long certain = text.chars().filter(TextDecoder::isCertain).count();
    long others = text.chars().filter(c -> c >= 0x100 && c < 0x800).count();
    return certain > 0 ? certain + others >= broken : others > 2 * broken;
  }

  private static boolean isCertain(int c) {
    return (c >= 0xA0 && c < 0x100) || (c >= 0x800 && c != DecodedText.LOST);
  }
}
