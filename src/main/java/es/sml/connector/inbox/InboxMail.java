package es.sml.connector.inbox;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.inbox.fetch.ReceivedMail;
import es.sml.connector.lead.LeadProperties;
import jakarta.mail.MessagingException;
import org.apache.camel.Exchange;

/**
 * A mail as bytes, or the reason why it could not be fetched. The connector parses it only after it
 * is safe on the queue.
 */
public final class InboxMail {
  /**
   * Returns the bytes from the server.
   *
   * @throws UnreadableMessageException if the mail could not be fetched
   */
  public byte[] bytes(Exchange exchange) {
    ReceivedMail mail = exchange.getMessage().getBody(ReceivedMail.class);
    if (mail.fault() != null) {
      throw new UnreadableMessageException(mail.fault());
    }
    exchange.setProperty(LeadProperties.ARRIVED, mail.arrived());
    return mail.content();
  }

  /** Returns its Message-ID; null if it has none or was not fetched. */
  public String messageId(Exchange exchange) throws MessagingException {
    byte[] content = exchange.getMessage().getBody(ReceivedMail.class).content();
    return content == null ? null : MessageId.of(content);
  }
}
