package es.sml.connector.inbox;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.LeadProperties;
import jakarta.mail.MessagingException;
import org.apache.camel.Exchange;

/** A mail as its bytes: nothing of it is understood before it is safe on the queue. */
public final class InboxMail {
  /**
   * The mail as the server has it.
   *
   * @throws UnreadableMessageException when it could not be fetched
   */
  public byte[] bytes(Exchange exchange) {
    ReceivedMail mail = exchange.getMessage().getBody(ReceivedMail.class);
    if (mail.fault() != null) {
      throw new UnreadableMessageException(mail.fault());
    }
    exchange.setProperty(LeadProperties.ARRIVED, mail.arrived());
    return mail.content();
  }

  /** Its Message-ID; null where it has none, or was not fetched. */
  public String messageId(Exchange exchange) throws MessagingException {
    byte[] content = exchange.getMessage().getBody(ReceivedMail.class).content();
    return content == null ? null : MessageId.of(content);
  }
}
