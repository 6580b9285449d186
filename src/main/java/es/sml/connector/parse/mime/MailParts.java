package es.sml.connector.parse.mime;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.content.ContentKind;
import es.sml.connector.parse.content.DecodedText;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.content.TextDecoder;
import es.sml.connector.parse.limit.ParseThread;
import es.sml.connector.parse.limit.TextLimit;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects a mail's parts, including those of attached mails, and decodes the readable ones.
 * Decides how many parts and attachments a mail may have, how deep they may be, and what an
 * attachment is.
 */
final class MailParts {
  static final int MAX_PARTS = 200;
  static final int MAX_DEPTH = 10;
  static final int MAX_ATTACHMENTS = 50;
  private static final Set<String> SIGNED =
      Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
  private static final Set<String> OUTLOOK =
      Set.of("application/ms-tnef", "application/vnd.ms-tnef");
  private static final String OUTLOOK_NAME = "winmail.dat";

  private final Session session;
  private final TextLimit limit;
  private final List<MessageContent.Part> parts = new ArrayList<>();
  private int seen;
  private int attachments;
  private long text;
  private boolean encrypted;
  private MessageContent.Sender attachedBy;

  MailParts(Session session, TextLimit limit) {
    this.session = session;
    this.limit = limit;
  }

  List<MessageContent.Part> all() {
    return parts;
  }

  /** Returns whether a part is encrypted for its recipient. */
  boolean isEncrypted() {
    return encrypted;
  }

  void add(MimePart part) throws MessagingException {
    add(part, 0, false);
  }

  /**
   * @param report true inside a delivery report, where an attached mail is a returned one and no
   *     lead
   */
  private void add(MimePart part, int depth, boolean report) throws MessagingException {
    ParseThread.step();
    if (depth > MAX_DEPTH) {
      throw new UnreadableMessageException(
          "the mail's parts are nested deeper than "
              + MAX_DEPTH
              + " levels; ask the sender for a plainer mail");
    }
    if (++seen > MAX_PARTS) {
      throw Multipart.tooMany(MAX_PARTS);
    }
    PartHead.repair(part);
    String type = PartHead.baseType(part);
    if (type.startsWith("multipart/")) {
      encrypted |= type.equals("multipart/encrypted");
      addMultipart(part, depth, report || type.equals("multipart/report"));
    } else if (type.equals("message/rfc822")) {
      if (!report) {
        addAttachedMail(part, depth);
      }
    } else if (SIGNED.contains(type)) {
      addSigned(part, depth, report);
    } else if (OUTLOOK.contains(type) || OUTLOOK_NAME.equalsIgnoreCase(PartHead.fileName(part))) {
      addOutlook(part);
    } else {
      addLeaf(part, type);
    }
  }

  private void addMultipart(MimePart part, int depth, boolean report) throws MessagingException {
    List<RawMail.Part> inside = opened(part);
    if (inside.isEmpty()) {
      addLeaf(part, "text/plain");
      return;
    }
    for (RawMail.Part each : inside) {
      add(each, depth + 1, report);
    }
  }

  /**
   * Returns the parts at the declared boundary, or at the first line like a boundary; may be none.
   */
  private static List<RawMail.Part> opened(MimePart part) {
    try {
      String declared = new ContentType(part.getContentType()).getParameter("boundary");
      List<RawMail.Part> inside =
          declared == null ? List.of() : Multipart.split(raw(part), declared, MAX_PARTS);
      return inside.isEmpty() ? Multipart.split(raw(part), null, MAX_PARTS) : inside;
    } catch (MessagingException | IOException e) {
      return List.of();
    }
  }

  private static RawStream raw(MimePart part) throws IOException {
    return raw(new MimePartDataSource(part).getInputStream());
  }

  private static RawStream raw(InputStream stream) throws IOException {
    if (stream instanceof RawStream raw) {
      return raw;
    }
    byte[] bytes = stream.readAllBytes();
    return new RawStream(bytes, 0, bytes.length);
  }

  private void addAttachedMail(MimePart part, int depth) throws MessagingException {
    // Jakarta Mail ignores the encoding of an attached mail, but some programs encode it.
    boolean encoded = "base64".equalsIgnoreCase(part.getEncoding());
    try (InputStream raw = part.getInputStream();
        InputStream stream = encoded ? MimeUtility.decode(raw, "base64") : raw) {
      RawMail mail = new RawMail(session, raw(stream));
      MessageContent.Sender outer = attachedBy;
      attachedBy = MailReader.sender(mail);
      add(mail, depth + 1, false);
      attachedBy = outer;
    } catch (IOException e) {
      throw new UnreadableMessageException(
          "an attached mail cannot be decoded; ask the sender to send it again");
    }
  }

  private void addSigned(MimePart part, int depth, boolean report) throws MessagingException {
    Optional<byte[]> inside = SignedContent.of(PartBytes.of(part, limit));
    encrypted |= inside.isEmpty();
    if (inside.isPresent()) {
      byte[] mail = inside.get();
      add(new RawMail(session, new RawStream(mail, 0, mail.length)), depth + 1, report);
    }
  }

  private void addOutlook(MimePart part) throws MessagingException {
    for (OutlookAttachments.Content content : OutlookAttachments.of(PartBytes.of(part, limit))) {
      addLeaf(content.name(), content.type(), content.name() != null, content.bytes(), null);
    }
  }

  private void addLeaf(MimePart part, String type) throws MessagingException {
    String name = PartHead.fileName(part);
    // Some mailers give the mail's text a file name. A name with a data extension makes any text an
    // attachment.
    String kind = ContentKind.ofName(name);
    boolean text = type.equals("text/plain") || type.equals("text/html");
    boolean data = kind != null && !kind.equals("text/plain") && !kind.equals("text/html");
    boolean attachment =
        "attachment".equalsIgnoreCase(PartHead.disposition(part))
            || (name != null && (!text || data));
    addLeaf(name, type, attachment, PartBytes.decoded(part, limit), PartHead.charset(part));
  }

  private void addLeaf(String name, String type, boolean attachment, byte[] bytes, String charset) {
    if (attachment && ++attachments > MAX_ATTACHMENTS) {
      throw new UnreadableMessageException(
          "the mail has more than " + MAX_ATTACHMENTS + " attachments; ask the sender to split it");
    }
    boolean declaredText = type.startsWith("text/") || ContentKind.ofName(name) != null;
    boolean readable = PartBytes.areText(bytes, charset, declaredText);
    if (declaredText || (readable && bytes.length <= limit.bytes())) {
      text += bytes.length;
      limit.check(text);
    }
    MessageContent.Part part =
        new MessageContent.Part(
            type,
            name,
            attachment,
            readable && bytes.length <= limit.bytes()
                ? TextDecoder.read(bytes, charset)
                : DecodedText.whole(""));
    parts.add(attachedBy == null ? part : part.attachedBy(attachedBy));
  }
}
