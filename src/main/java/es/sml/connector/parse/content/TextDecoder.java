package es.sml.connector.parse.content;

import es.sml.connector.parse.text.Letters;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
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

  private static final int PIECE = 8192;

  /** Begins a shift of Japanese encodings. */
  private static final byte ESCAPE = 0x1B;

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
      return DecodedText.of(bytes, marked);
    }
    Charset charset = declared == null ? named(ofXml(bytes)) : named(declared);
    if (declared == null && charset != null && isUtf8(bytes)) {
      return DecodedText.of(bytes, StandardCharsets.UTF_8);
    }
    // Bytes that are valid UTF-8 beyond ASCII are certainly UTF-8, even under a wrong header.
    boolean western = charset == null || WESTERN.contains(charset);
    return western ? utf8OrWindows(bytes) : DecodedText.of(bytes, charset);
  }

  /**
   * Returns whether the bytes are no text: more than one in twenty is a control character, such as
   * in a picture or a compressed file. UTF-16 may have any bytes, and a zero byte is left out.
   *
   * @param declared name of a charset, or null
   */
  public static boolean isBinary(byte[] bytes, String declared) {
    if (byByteOrderMark(bytes, declared) != null) {
      return false;
    }
    long controls = 0;
    for (byte b : bytes) {
      controls += b > 0 && b < ' ' && !Character.isWhitespace(b) && b != ESCAPE ? 1 : 0;
    }
    return controls > bytes.length / 20;
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
    if (isUtf8(bytes)) {
      return DecodedText.whole(new String(bytes, StandardCharsets.UTF_8));
    }
    return DecodedText.of(bytes, isMostlyUtf8(bytes) ? StandardCharsets.UTF_8 : WINDOWS_1252);
  }

  private static boolean isUtf8(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(Math.min(bytes.length + 1, PIECE));
    CoderResult result = decoder.decode(in, out, true);
    while (result.isOverflow()) {
      result = decoder.decode(in, out.clear(), true);
    }
    return !result.isError();
  }

  /**
   * Returns whether most of the text is UTF-8. Western letters and characters of three bytes or
   * more are rarely a coincidence; others may be.
   */
  private static boolean isMostlyUtf8(byte[] bytes) {
    long[] counts = new long[3]; // broken, certain, others
    DecodedText.pieces(
        bytes,
        StandardCharsets.UTF_8,
        c -> {
          counts[0] += c == DecodedText.LOST ? 1 : 0;
          counts[1] += isCertain(c) ? 1 : 0;
          counts[2] += c >= 0x100 && c < 0x800 ? 1 : 0;
        });
    return counts[1] > 0 ? counts[1] + counts[2] >= counts[0] : counts[2] > 2 * counts[0];
  }

  private static boolean isCertain(char c) {
    return (c >= 0xA0 && c < 0x100) || (c >= 0x800 && c != DecodedText.LOST);
  }
}
