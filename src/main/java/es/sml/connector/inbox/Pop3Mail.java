package es.sml.connector.inbox;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.BoundedBytes;
import es.sml.connector.lead.HeapBudget;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.component.mail.MailMessage;
import org.apache.camel.support.DefaultMessage;

/** A mail of a POP3 mailbox as its bytes. */
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
   * The mail as the server has it.
   *
   * @throws UnreadableMessageException when it is larger than allowed, or much larger than the
   *     server said; it is not fetched then
   */
  public byte[] bytes(Exchange exchange) throws MessagingException, IOException {
    Message mail = exchange.getMessage(MailMessage.class).getMessage();
    // After a failure Camel asks a message for its headers: this one's would come from the server.
    exchange.setMessage(new DefaultMessage(exchange));
    int size = Math.max(0, mail.getSize());
    if (size > largest) {
      throw new UnreadableMessageException(
          "the mail has " + size + " bytes, more than intake.max-message-size");
    }
    // Servers count line ends in one way or another.
    long most = Math.min(2L * size, largest) + SLACK;
    budget.take(most, exchange);
    Pop3Guard guard = Pop3Guard.of(mail);
    guard.allow(most, PATIENCE.plusSeconds(most / SLOWEST));
    try {
      BoundedBytes bytes = new BoundedBytes(size, most);
      mail.writeTo(bytes);
      return bytes.take();
    } catch (IOException | MessagingException e) {
      if (guard.isOver()) {
        throw new UnreadableMessageException(
            "the mail server said that the mail has " + size + " bytes, and sends more", e);
      }
      throw e;
    }
  }

  /** The Message-ID of a mail that has been fetched; null where it has none. */
  public String messageId(byte[] mail) throws MessagingException {
    return MessageId.of(mail);
  }
}
