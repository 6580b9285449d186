package es.sml.connector.command.intake;

import es.sml.connector.lead.HeapBudget;
import es.sml.connector.lead.jms.BodyRefusedException;
import es.sml.connector.lead.jms.JmsBody;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.jms.JmsMessage;
import org.apache.camel.component.jms.JmsMessageHelper;
import org.springframework.jms.support.JmsUtils;
import org.springframework.jms.support.converter.SimpleMessageConverter;

/**
 * Reads the content of a command, up to the largest size of one. {@link CommandReader} refuses a
 * larger command.
 *
 * <p>It is the converter of the commands' queues, because Camel reads the body before the first
 * step, and a large body can be read only once.
 */
public final class CommandContent extends SimpleMessageConverter implements Processor {
  /** Largest size of a command: it never waits behind the large messages being read. */
  public static final int MOST = 128 << 10;

  /** Reason why the content was not read, as text. */
  static final String REFUSED = "CommandRefused";

  /** Content of the command, as bytes; empty if it was not read. */
  public static final String CONTENT = "CommandContent";

  /** Id of the message, as text. */
  public static final String MESSAGE = "CommandMessage";

  /** Received message, which Camel forgets with a body of JSON's null. */
  public static final String RECEIVED = "CommandReceived";

  // A command without fields: the reply queue of its message still gets the reason.
  private static final byte[] NO_FIELDS = {'{', '}'};

  private final HeapBudget budget;

  public CommandContent(HeapBudget budget) {
    this.budget = budget;
  }

  /** Returns the content, or the reason why it is refused. */
  @Override
  public Object fromMessage(Message message) {
    HeapBudget.Room room = budget.reserve(Math.min(JmsBody.sizeOf(message), MOST));
    try (room) {
      return new JmsBody(message).bytes(MOST, "a command");
    } catch (BodyRefusedException e) {
      return e;
    } catch (JMSException e) {
      throw JmsUtils.convertJmsAccessException(e);
    }
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage(JmsMessage.class).getJmsMessage();
    byte[] content = {};
    byte[] command = NO_FIELDS;
    if (exchange.getMessage().getBody() instanceof BodyRefusedException refused) {
      exchange.setProperty(REFUSED, refused.getMessage());
    } else {
      content = (byte[]) exchange.getMessage().getBody();
      command = content;
    }
    exchange.setProperty(RECEIVED, message);
    exchange.setProperty(MESSAGE, JmsMessageHelper.getJMSMessageID(message));
    exchange.setProperty(CONTENT, content);
    exchange.getMessage().setBody(command);
  }
}
