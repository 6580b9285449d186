package es.sml.connector.parse;

import es.sml.connector.failure.UnreadableMessageException;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;

/** A multipart that stops parsing at a number of parts, since each part costs time. */
final class BoundedMultipart extends MimeMultipart {
  private final int most;
  private final boolean anyBoundary;
  private int created;

  /**
   * The multipart in that source.
   *
   * @param anyBoundary whether its first line with two hyphens is the boundary, whatever it
   *     declares
   */
  BoundedMultipart(DataSource source, int most, boolean anyBoundary) throws MessagingException {
    super(source);
    this.most = most;
    this.anyBoundary = anyBoundary;
  }

  static UnreadableMessageException tooMany(int most) {
    return new UnreadableMessageException("the mail has more than " + most + " parts");
  }

  @Override
  protected void initializeProperties() {
    super.initializeProperties();
    ignoreExistingBoundaryParameter = anyBoundary;
  }

  @Override
  protected MimeBodyPart createMimeBodyPart(InputStream part) throws MessagingException {
    count();
    return super.createMimeBodyPart(part);
  }

  @Override
  protected MimeBodyPart createMimeBodyPart(InternetHeaders headers, byte[] content)
      throws MessagingException {
    count();
    return super.createMimeBodyPart(headers, content);
  }

  private void count() {
    if (++created > most) {
      throw tooMany(most);
    }
  }
}
