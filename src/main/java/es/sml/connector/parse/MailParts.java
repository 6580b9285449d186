package es.sml.connector.parse;

import es.sml.connector.failure.UnreadableMessageException;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Walks through a mail's parts, those of attached mails included, and decodes the readable ones.
 */
final class MailParts {
  static final int MAX_PARTS = 200;
  static final int MAX_DEPTH = 10;
  static final int MAX_ATTACHMENTS = 50;
  static final int MAX_PART_BYTES = 2 * 1024 * 1024;
  static final int MAX_TEXT = 6 * 1024 * 1024;
  private static final int SNIFFED_BYTES = 8192;

  private final Session session;
  private final List<MessageContent.Part> parts = new ArrayList<>();
  private int seen;
  private int attachments;
  private int characters;

  MailParts(Session session) {
    this.session = session;
  }

  List<MessageContent.Part> all() {
    return parts;
  }

  void add(MimePart part) throws MessagingException {
    add(part, 0, false);
  }

  /**
   * @param report inside a delivery report, where an attached mail is one that came back: not a
   *     lead of this message
   */
  private void add(MimePart part, int depth, boolean report) throws MessagingException {
    if (depth > MAX_DEPTH) {
      throw new UnreadableMessageException(
          "the mail's parts are nested deeper than " + MAX_DEPTH + " levels");
    }
    if (++seen > MAX_PARTS) {
      throw BoundedMultipart.tooMany(MAX_PARTS);
    }
    String type = baseType(part);
    if (type.startsWith("multipart/")) {
      addMultipart(part, depth, report || type.equals("multipart/report"));
    } else if (type.equals("message/rfc822")) {
      if (!report) {
        addAttachedMail(part, depth);
      }
    } else {
      addLeaf(part, type);
    }
  }

  private void addMultipart(MimePart part, int depth, boolean report) throws MessagingException {
    MimeMultipart multipart = opened(part);
    if (multipart == null) {
      addLeaf(part, "text/plain");
      return;
    }
    for (int i = 0; i < multipart.getCount(); i++) {
      add((MimePart) multipart.getBodyPart(i), depth + 1, report);
    }
  }

  /** The multipart; by whatever boundary it uses if it is not the one it declares; null if none. */
  private static MimeMultipart opened(MimePart part) {
    DataSource source = new MimePartDataSource(part);
    try {
      MimeMultipart declared = new BoundedMultipart(source, MAX_PARTS, false);
      if (declared.getCount() > 0) {
        return declared;
      }
    } catch (MessagingException e) {
      // The declared boundary never occurs: look for another.
    }
    try {
      MimeMultipart any = new BoundedMultipart(source, MAX_PARTS, true);
      return any.getCount() > 0 ? any : null;
    } catch (MessagingException e) {
      return null;
    }
  }

  private void addAttachedMail(MimePart part, int depth) throws MessagingException {
    // Jakarta Mail ignores the encoding of an attached mail; some programs encode it all the same.
    boolean encoded = "base64".equalsIgnoreCase(part.getEncoding());
    try (InputStream raw = part.getInputStream();
        InputStream stream = encoded ? MimeUtility.decode(raw, "base64") : raw) {
      add(new MimeMessage(session, stream), depth + 1, false);
    } catch (IOException e) {
      throw new UnreadableMessageException("an attached mail cannot be decoded");
    }
  }

  private void addLeaf(MimePart part, String type) throws MessagingException {
    String name = fileName(part);
    boolean attachment = name != null || "attachment".equalsIgnoreCase(disposition(part));
    if (attachment && ++attachments > MAX_ATTACHMENTS) {
      throw new UnreadableMessageException(
          "the mail has more than " + MAX_ATTACHMENTS + " attachments");
    }
    byte[] bytes = bytes(part);
    boolean declaredText = type.startsWith("text/") || ContentKind.ofName(name) != null;
    if (bytes.length > MAX_PART_BYTES && declaredText) {
      throw new UnreadableMessageException(
          "a text part of the mail is bigger than " + MAX_PART_BYTES / (1024 * 1024) + " MiB");
    }
    String charset = charset(part);
    boolean readable = isWide(charset) || !looksBinary(bytes);
    String text =
        readable && bytes.length <= MAX_PART_BYTES ? TextDecoder.decode(bytes, charset) : "";
    characters += text.length();
    if (characters > MAX_TEXT) {
      throw new UnreadableMessageException(
          "the mail holds more text than " + MAX_TEXT / (1024 * 1024) + " million characters");
    }
    parts.add(new MessageContent.Part(type, name, attachment, text));
  }

  private static byte[] bytes(MimePart part) throws MessagingException {
    try (InputStream stream = part.getInputStream()) {
      return stream.readNBytes(MAX_PART_BYTES + 1);
    } catch (IOException e) {
      throw new UnreadableMessageException("a part of the mail cannot be decoded");
    }
  }

  private static boolean isWide(String charset) {
    return charset != null && charset.toLowerCase(Locale.ROOT).startsWith("utf-16");
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

  /** Type and subtype in lower case; text/plain where the header says nothing usable. */
  private static String baseType(MimePart part) throws MessagingException {
    String header = part.getContentType();
    String base = header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return base.contains("/") ? base : "text/plain";
  }

  private static String charset(MimePart part) throws MessagingException {
    try {
      return new ContentType(part.getContentType()).getParameter("charset");
    } catch (ParseException e) {
      return null; // then the bytes must speak for themselves
    }
  }

  private static String disposition(MimePart part) {
    try {
      return part.getDisposition();
    } catch (MessagingException e) {
      return null; // an unreadable header says nothing
    }
  }

  private static String fileName(MimePart part) {
    try {
      return part.getFileName();
    } catch (MessagingException e) {
      return null; // an unreadable header says nothing
    }
  }
}
