package es.sml.connector.parse.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;

/** A mail, or a part of one, whose headers are read within limits. */
public final class RawMail extends MimeMessage {
  RawMail(Session session, RawStream bytes) throws MessagingException {
    super(session, bytes);
  }

  @Override
  protected InternetHeaders createInternetHeaders(InputStream bytes) throws MessagingException {
    return headers(bytes);
  }

  private static InternetHeaders headers(InputStream bytes) throws MessagingException {
    return new InternetHeaders(new HeadStream(bytes), true);
  }

  /** A part of a multipart mail. */
  public static final class Part extends MimeBodyPart {
    Part(RawStream bytes) throws MessagingException {
      headers = headers(bytes);
      contentStream = new RawStream(bytes.array(), bytes.offset(), bytes.end() - bytes.offset());
    }
  }
}
