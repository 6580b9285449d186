package es.sml.connector.intake;

import es.sml.connector.failure.UnreadableMessageException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.component.mail.MailMessage;

/** A mail as its bytes: nothing of it is understood before it is safe on the queue. */
public final class RawMail {
  private final IntakeSettings settings;

  public RawMail(IntakeSettings settings) {
    this.settings = settings;
  }

  /**
   * The mail as the server has it.
   *
   * @throws UnreadableMessageException when it is larger than allowed; it is not fetched then
   */
  public byte[] bytes(Exchange exchange) throws MessagingException, IOException {
    Message mail = exchange.getMessage(MailMessage.class).getMessage();
    int size = mail.getSize();
    if (size > settings.maxMessageSize().bytes()) {
      throw new UnreadableMessageException(
          "the mail has " + size + " bytes, more than intake.max-message-size");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(size, 1024));
    mail.writeTo(bytes);
    return bytes.toByteArray();
  }

  /** Its Message-ID; null where it has none. */
  public String messageId(Exchange exchange) throws MessagingException {
    Message mail = exchange.getMessage(MailMessage.class).getMessage();
    return mail instanceof MimeMessage mime ? mime.getMessageID() : null;
  }
}
