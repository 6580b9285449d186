package es.sml.connector.parse.form;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.content.DecodedText;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.content.TextDecoder;
import es.sml.connector.parse.limit.ParseThread;
import es.sml.connector.parse.limit.TextLimit;
import es.sml.connector.parse.mime.Multipart;
import es.sml.connector.parse.mime.PartBytes;
import es.sml.connector.parse.mime.PartHead;
import es.sml.connector.parse.mime.RawMail;
import es.sml.connector.parse.mime.RawStream;
import es.sml.connector.parse.text.Letters;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.ParseException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Splits a posted form (multipart/form-data) into its fields and files, and decides how many it may
 * have.
 */
public final class FormParts {
  public static final String TYPE = "multipart/form-data";

  /** The content type of a part that is a field of the form; its name is the part's name. */
  static final String FIELD = "application/x-form-field";

  private static final String DISPOSITION = "content-disposition: form-data";
  private static final int LONGEST_START = 250;
  private static final int MOST_PARTS = 2 * PostedForm.MAX_FIELDS;

  private FormParts() {}

  /** Returns whether the bytes begin with the boundary and the head of a form's part. */
  public static boolean isForm(byte[] bytes) {
    if (bytes.length < 2 || bytes[0] != '-' || bytes[1] != '-') {
      return false;
    }
    int length = Math.min(bytes.length, LONGEST_START);
    String start = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    return Letters.lower(start).contains(DISPOSITION);
  }

  /**
   * Returns the content of the form.
   *
   * @param contentType as the sender wrote it, with the boundary; may be null
   * @throws UnreadableMessageException if it has no parts, too many or too much text
   */
  public static MessageContent read(byte[] bytes, String contentType, TextLimit limit) {
    try {
      List<MessageContent.Part> parts = new ArrayList<>();
      long length = 0;
      RawStream raw = new RawStream(bytes, 0, bytes.length);
      for (RawMail.Part part : Multipart.split(raw, boundary(contentType), MOST_PARTS)) {
        ParseThread.step();
        MessageContent.Part read = part(part);
        length += read.text().length();
        limit.check(length);
        parts.add(read);
      }
      if (parts.isEmpty()) {
        throw new UnreadableMessageException(
            "the posted form has no fields; its content type must name its boundary");
      }
      return new MessageContent(null, 0, false, null, null, null, null, null, Map.of(), parts);
    } catch (MessagingException e) {
      throw new UnreadableMessageException(
          "the structure of the posted form is damaged; ask the sender to send it again");
    }
  }

  private static MessageContent.Part part(RawMail.Part part) throws MessagingException {
    PartHead.repair(part);
    RawStream content = (RawStream) part.getRawInputStream();
    byte[] bytes = Arrays.copyOfRange(content.array(), content.offset(), content.end());
    String charset = PartHead.charset(part);
    String file = PartHead.fileName(part);
    DecodedText text =
        PartBytes.areText(bytes, charset, file == null)
            ? TextDecoder.read(bytes, charset)
            : DecodedText.whole("");
    return file == null
        ? new MessageContent.Part(FIELD, name(part), false, text)
        : new MessageContent.Part(PartHead.baseType(part), file, true, text);
  }

  private static String name(RawMail.Part part) throws MessagingException {
    String[] header = part.getHeader("Content-Disposition");
    try {
      String name =
          header == null || header.length == 0
              ? null
              : new ContentDisposition(header[0]).getParameter("name");
      return name == null ? "" : utf8(name);
    } catch (ParseException e) {
      return ""; // a field without a name is left out
    }
  }

  // Browsers write names in UTF-8, which Jakarta Mail reads byte by byte.
  private static String utf8(String name) {
    boolean bytes = name.chars().allMatch(c -> c < 0x100);
    return bytes ? TextDecoder.decode(name.getBytes(StandardCharsets.ISO_8859_1), null) : name;
  }

  private static String boundary(String contentType) {
    try {
      return contentType == null
          ? null
          : new ContentType(PartHead.repaired(contentType)).getParameter("boundary");
    } catch (ParseException e) {
      return null; // the first line is the boundary
    }
  }
}
