package es.sml.connector.parse;

import es.sml.connector.failure.UnreadableMessageException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Reads the bytes of a part of a mail, within the limit, and tells text from other things. */
final class PartBytes {
  private static final int SNIFFED_BYTES = 8192;
  private static final Set<String> UNCODED = Set.of("7bit", "8bit", "binary");

  private PartBytes() {}

  /** The part's bytes; decoded once more where the header that says so was lost on the way. */
  static byte[] decoded(MimePart part) throws MessagingException {
    byte[] bytes = of(part);
    String encoding = part.getEncoding();
    if ((encoding != null && !UNCODED.contains(Letters.lower(encoding)))
        || !isQuotedPrintable(bytes)) {
      return bytes;
    }
    try (InputStream stream =
        MimeUtility.decode(new ByteArrayInputStream(bytes), "quoted-printable")) {
      return stream.readNBytes(MailParts.MAX_PART_BYTES + 1);
    } catch (IOException e) {
      return bytes; // it only looked so
    }
  }

  /** Whether an equals sign is written as =3D and lines end in one, as in no other text. */
  private static boolean isQuotedPrintable(byte[] bytes) {
    String start =
        new String(bytes, 0, Math.min(bytes.length, SNIFFED_BYTES), StandardCharsets.ISO_8859_1);
    return start.contains("=3D") && (start.contains("=\n") || start.contains("=\r\n"));
  }

  /** The part's bytes, and one more than may be read where there are more. */
  static byte[] of(MimePart part) throws MessagingException {
    try (InputStream stream = part.getInputStream()) {
      return stream.readNBytes(MailParts.MAX_PART_BYTES + 1);
    } catch (IOException e) {
      throw new UnreadableMessageException("a part of the mail cannot be decoded");
    }
  }

  /** Whether the bytes can be text. */
  static boolean areText(byte[] bytes, String charset) {
    return isWide(charset) || !looksBinary(bytes);
  }

  private static boolean isWide(String charset) {
    return charset != null && Letters.lower(charset).startsWith("utf-16");
  }

  // UTF-16 text is full of zeros too, but says so with its first two bytes.
  private static boolean looksBinary(byte[] bytes) {
    if (bytes.length >= 2 && (bytes[0] & 0xFF) >= 0xFE && (bytes[1] & 0xFF) >= 0xFE) {
      return false;
    }
    for (int i = 0; i < Math.min(bytes.length, SNIFFED_BYTES); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
