package es.sml.connector.parse.content;

import es.sml.connector.parse.text.Letters;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Set;

/**
 * Decodes bytes of uncertain encoding and always succeeds. Decides between a byte order mark, the
 * declared charset, UTF-8 and windows-1252.
 */
public final class TextDecoder {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Set<Charset> WESTERN =
      Set.of(
          StandardCharsets.US_ASCII,
          StandardCharsets.UTF_8,
          StandardCharsets.ISO_8859_1,
          WINDOWS_1252);

  private static final int LONGEST_XML_HEAD = 100;
  private static final int ENCODING_AND_QUOTE = "encoding=".length() + 1;

  private TextDecoder() {}

  /**
   * Returns the text of the bytes. It tries the byte order mark, the declared charset and UTF-8,
   * and then windows-1252, which Western senders use without a charset or with ISO-8859-1. A broken
   * byte costs one character and does not change the encoding of the rest.
   *
   * @param declared name of a charset, or null
   */
  public static DecodedText read(byte[] bytes, String declared) {
    Charset marked = byByteOrderMark(bytes, declared);
    if (marked != null) {
      return DecodedText.of(new String(bytes, marked));
    }
    Charset charset = declared == null ? named(ofXml(bytes)) : named(declared);
    if (declared == null && charset != null && isUtf8(bytes)) {
      return DecodedText.of(new String(bytes, StandardCharsets.UTF_8));
    }
    // Bytes that are valid UTF-8 beyond ASCII are certainly UTF-8, even under a wrong header.
    boolean western = charset == null || WESTERN.contains(charset);
    return western ? utf8OrWindows(bytes) : DecodedText.of(new String(bytes, charset));
  }

  /** Returns the charset in the first line of an XML document; null if there is none. */
  private static String ofXml(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(bytes.length, LONGEST_XML_HEAD), StandardCharsets.US_ASCII);
    int at = head.startsWith("<?xml") ? head.indexOf("encoding=") + ENCODING_AND_QUOTE : 0;
    int end = at < ENCODING_AND_QUOTE ? -1 : head.indexOf(head.charAt(at - 1), at);
    return end < 0 || head.indexOf("?>") < end ? null : head.substring(at, end);
  }

  /** Returns only the text. */
  public static String decode(byte[] bytes, String declared) {
    return read(bytes, declared).text();
  }

  /**
   * Returns UTF-16's byte order from its mark or, for declared UTF-16, from the positions of zeros.
   */
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
      return StandardCharsets.UTF_8; // some senders declare their internal UTF-16 but send UTF-8
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
      return null; // an unknown charset name has no meaning
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
   * Returns whether most of the text is UTF-8. Western letters and characters of three bytes or
   * more are rarely a coincidence; others may be.
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
