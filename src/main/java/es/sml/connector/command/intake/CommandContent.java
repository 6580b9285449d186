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

/**
 * Reads the content of a command, up to the largest size of one. {@link CommandReader} refuses a
 * larger command.
 */
public final class CommandContent implements Processor {
  /** Largest size of a command: it never waits behind the large messages being read. */
  public static final int MOST = 128 << 10;

  /** Reason why the content was not read, as text. */
  static final String REFUSED = "CommandRefused";

  /** Content of the command, as bytes; empty if it was not read. */
  public static final String CONTENT = "CommandContent";

  /** Id of the message, as text. */
  public static final String MESSAGE = "CommandMessage";

  // A command without fields: the reply queue of its message still gets the reason.
  private static final byte[] NO_FIELDS = {'{', '}'};

  private final HeapBudget budget;

  public CommandContent(HeapBudget budget) {
    this.budget = budget;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getMessage(JmsMessage.class).getJmsMessage();
    byte[] content = {};
    byte[] command = NO_FIELDS;
    HeapBudget.Room room = budget.reserve(Math.min(JmsBody.sizeOf(message), MOST));
    try (room) {
      content = new JmsBody(message).bytes(MOST, "a command");
      command = content;
    } catch (BodyRefusedException e) {
      exchange.setProperty(REFUSED, e.getMessage());
    } catch (JMSException e) {
      throw JmsUtils.convertJmsAccessException(e);
    }
    exchange.setProperty(MESSAGE, JmsMessageHelper.getJMSMessageID(message));
    exchange.setProperty(CONTENT, content);
    exchange.getMessage().setBody(command);
  }
}
