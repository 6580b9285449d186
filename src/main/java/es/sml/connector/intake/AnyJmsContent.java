package es.sml.connector.intake;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.BodyRefusedException;
import es.sml.connector.lead.JmsBody;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.springframework.jms.support.converter.SimpleMessageConverter;

/**
 * Reads a message of any kind as bytes, so that none comes back to its queue for ever: a map as
 * JSON, a stream or an object as it travelled, without making the object. Of one that is larger
 * than allowed nothing is read.
 */
public final class AnyJmsContent extends SimpleMessageConverter {
  private final long most;

  public AnyJmsContent(IntakeSettings settings) {
    this.most = settings.maxMessageSize().bytes();
  }

  /**
   * The body.
   *
   * @throws UnreadableMessageException when it is too large or broken
   */
  @Override
  public Object fromMessage(Message message) throws JMSException {
    try {
      return new JmsBody(message).bytes(most, IntakeSettings.MAX_MESSAGE_SIZE);
    } catch (BodyRefusedException e) {
      throw new UnreadableMessageException(e.getMessage(), e);
    }
  }
}
