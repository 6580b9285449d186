package es.sml.connector.intake;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.jms.BodyRefusedException;
import es.sml.connector.lead.jms.JmsBody;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.springframework.jms.support.converter.SimpleMessageConverter;

/**
 * Reads any JMS message as bytes, so that none returns to its queue endlessly. A map becomes JSON;
 * a stream or an object stays serialized. A message over the limit is refused unread.
 */
public final class AnyJmsContent extends SimpleMessageConverter {
  private final long most;

  public AnyJmsContent(IntakeSettings settings) {
    this.most = settings.maxMessageSize().bytes();
  }

  /**
   * Returns the body.
   *
   * @throws UnreadableMessageException if it is too large or broken
   */
  @Override
  public Object fromMessage(Message message) throws JMSException {
    try {
      return new JmsBody(message)
          .bytes(most, IntakeSettings.MAX_MESSAGE_SIZE + " in application.properties");
    } catch (BodyRefusedException e) {
      throw new UnreadableMessageException(e.getMessage(), e);
    }
  }
}
