package es.sml.connector.parse.mime;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.limit.TextLimit;
import es.sml.connector.parse.text.Letters;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Reads the bytes of a part within the limit, and distinguishes text from other data. */
public final class PartBytes {
  private static final int SNIFFED_BYTES = 8192;
  private static final int FEW_ZEROS = 3;

  /** Compressed data has one in 256. */
  private static final int ZEROS_ONE_IN = 1_000;

  private static final Set<String> UNCODED = Set.of("7bit", "8bit", "binary");

  private PartBytes() {}

  /**
   * Returns the part's bytes. It decodes them once more if the encoding header was lost on the way.
   */
  static byte[] decoded(MimePart part, TextLimit limit) throws MessagingException {
    byte[] bytes = of(part, limit);
    String encoding = part.getEncoding();
    if ((encoding != null && !UNCODED.contains(Letters.lower(encoding)))
        || !isQuotedPrintable(bytes)) {
      return bytes;
    }
    try (InputStream stream =
        MimeUtility.decode(new ByteArrayInputStream(bytes), "quoted-printable")) {
      return stream.readNBytes(limit.bytes() + 1);
    } catch (IOException e) {
      return bytes; // the text only looked encoded
    }
  }

  /** Returns whether equals signs are written as =3D and lines end in one, as in no other text. */
  private static boolean isQuotedPrintable(byte[] bytes) {
    String start =
        new String(bytes, 0, Math.min(bytes.length, SNIFFED_BYTES), StandardCharsets.ISO_8859_1);
    return start.contains("=3D") && (start.contains("=\n") || start.contains("=\r\n"));
  }

  /** Returns the part's bytes, with one byte beyond the limit if there are more. */
  static byte[] of(MimePart part, TextLimit limit) throws MessagingException {
    try (InputStream stream = part.getInputStream()) {
      return stream.readNBytes(limit.bytes() + 1);
    } catch (IOException e) {
      throw new UnreadableMessageException(
          "a part of the mail cannot be decoded; ask the sender to send it again");
    }
  }

  /**
   * Returns whether the bytes can be text.
   *
   * @param declared true if their part says so; then one or two zero bytes are tolerated
   */
  public static boolean areText(byte[] bytes, String charset, boolean declared) {
    if (isWide(charset) || hasWideMark(bytes)) {
      return true;
    }
    int sniffed = Math.min(bytes.length, SNIFFED_BYTES);
    return zeros(bytes, sniffed) <= (declared ? FEW_ZEROS + sniffed / ZEROS_ONE_IN : 0);
  }

  private static boolean isWide(String charset) {
    return charset != null && Letters.lower(charset).startsWith("utf-16");
  }

  // UTF-16 text is also full of zeros, but its first two bytes show the encoding.
  private static boolean hasWideMark(byte[] bytes) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) >= 0xFE && (bytes[1] & 0xFF) >= 0xFE;
  }

  private static int zeros(byte[] bytes, int length) {
    int zeros = 0;
    for (int i = 0; i < length; i++) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    return zeros;
  }
}
