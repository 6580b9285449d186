package es.sml.connector.inbox;

import es.sml.connector.failure.UnreadableMessageException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.component.mail.MailMessage;

/** A mail of a POP3 mailbox as its bytes. */
public final class Pop3Mail {
  private final long largest;

  public Pop3Mail(long largest) {
    this.largest = largest;
  }

  /**
   * The mail as the server has it.
   *
   * @throws UnreadableMessageException when it is larger than allowed; it is not fetched then
   */
  public byte[] bytes(Exchange exchange) throws MessagingException, IOException {
    Message mail = exchange.getMessage(MailMessage.class).getMessage();
    int size = mail.getSize();
    if (size > largest) {
      throw new UnreadableMessageException(
          "the mail has " + size + " bytes, more than intake.max-message-size");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(size, 1024));
    mail.writeTo(bytes);
    return bytes.toByteArray();
  }

  /** Its Message-ID; null where it has none. */
  public String messageId(Exchange exchange) throws MessagingException {
    String[] ids = exchange.getMessage(MailMessage.class).getMessage().getHeader("Message-ID");
    return ids == null ? null : ids[0];
  }
}
