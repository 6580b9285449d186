package es.sml.connector.inbox.pop3;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.inbox.MessageId;
import es.sml.connector.lead.HeapBudget;
import es.sml.connector.lead.jms.BoundedBytes;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.component.mail.MailMessage;
import org.apache.camel.support.DefaultMessage;

/**
 * Fetches a mail of a POP3 mailbox as bytes. It refuses a mail that is too large, or much larger
 * than announced.
 */
public final class Pop3Mail {
  private static final long SLACK = 64 << 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Bytes a second. */
  private static final int SLOWEST = 100 << 10;

  private final long largest;
  private final HeapBudget budget;

  public Pop3Mail(long largest, HeapBudget budget) {
    this.largest = largest;
    this.budget = budget;
  }

  /**
   * Returns the bytes from the server.
   *
   * @throws UnreadableMessageException if the mail is larger than allowed, or much larger than
   *     announced; it is not fetched then
   */
  public byte[] bytes(Exchange exchange) throws MessagingException, IOException {
    Message mail = exchange.getMessage(MailMessage.class).getMessage();
    // After a failure Camel reads the headers of a message, and those of this mail would come from
    // the server.
    exchange.setMessage(new DefaultMessage(exchange));
    int size = Math.max(0, mail.getSize());
    if (size > largest) {
      throw new UnreadableMessageException(
          "the mail has "
              + size
              + " bytes, more than intake.max-message-size; it stays in the mailbox");
    }
    // Servers count line ends differently.
    long most = Math.min(2L * size, largest) + SLACK;
    budget.reserve(most, exchange);
    Pop3Guard guard = Pop3Guard.of(mail);
    guard.allow(most, PATIENCE.plusSeconds(most / SLOWEST));
    try {
      BoundedBytes bytes = new BoundedBytes(size, most);
      mail.writeTo(bytes);
      return bytes.drain();
    } catch (IOException | MessagingException e) {
      if (guard.isOver()) {
        throw new UnreadableMessageException(
            "the mail server announced " + size + " bytes for the mail, but sends more", e);
      }
      throw e;
    }
  }

  /** Returns the Message-ID of a fetched mail; null if it has none. */
  public String messageId(byte[] mail) throws MessagingException {
    return MessageId.of(mail);
  }
}
