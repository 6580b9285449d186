package es.sml.connector.runtime.step;

import es.sml.connector.deliver.poison.PoisonMessageGuard;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.lead.HeapBudget;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.lead.LeadStage;
import es.sml.connector.lead.jms.JmsBody;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.parse.result.ParseProgress;
import es.sml.connector.runtime.context.ConsumedMessage;
import es.sml.connector.runtime.context.LeadContext;
import es.sml.connector.runtime.context.ParsedMessage;
import jakarta.jms.JMSException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.jms.JmsMessage;
import org.apache.camel.support.DefaultMessage;
import org.springframework.jms.support.JmsUtils;

/**
 * Consumes messages from their queues: first the headers, then the content within a memory budget.
 * A lead that SML may have is reconciled, even if its message is poison or refused now.
 */
public record ConsumedMessages(InboundMessages messages, HeapBudget budget) {
  private static final byte[] NOTHING = {};

  /** Consumes from an inbound queue; skips the content if the headers suffice. */
  void consume(Exchange lead) {
    String progress = lead.getMessage().getHeader(LeadHeaders.PROGRESS, String.class);
    LeadContext context = LeadContext.of(lead);
    context.setParsed(new ParsedMessage(ParseProgress.read(progress), null, null));
    String held = lead.getMessage().getHeader(LeadHeaders.HELD, String.class);
    if (held != null) {
      context.consumed().setRefused(held);
    }
    InboundMessage message = messages.unread(lead);
    if (message != null) {
      context.consumed().setUnread(lead.getMessage());
      hold(lead, message);
      return;
    }
    try {
      weigh(lead, lead.getMessage());
      hold(lead, messages.read(lead));
    } catch (UnreadableMessageException e) {
      lead.setMessage(new DefaultMessage(lead)); // the dead letter must not read the content either
      throw e;
    }
  }

  /** Consumes from a dealer's queue; an unreadable message is recorded and gets a reply, too. */
  void consumeFromDealer(Exchange lead) {
    byte[] content;
    try {
      weigh(lead, lead.getMessage());
      content = InboundMessages.bytes(body(lead.getMessage()));
      hold(lead, fromDealer(lead, content));
    } catch (UnreadableMessageException e) {
      ConsumedMessage message = LeadContext.of(lead).consumed();
      message.setUnreadable(e.getMessage());
      message.setRedelivered(false); // no journal entry needs to move
      hold(lead, fromDealer(lead, NOTHING));
    }
  }

  /**
   * Reads the content once.
   *
   * @throws UnreadableMessageException if the content cannot or must not be read
   */
  void load(Exchange lead) {
    LeadContext context = LeadContext.of(lead);
    ConsumedMessage message = context.consumed();
    LeadState state = context.recorded().state();
    // A lead that may be in SML is reconciled, even if its message is unreadable this time.
    if (message.refused() != null && state == LeadState.RECEIVED) {
      context.setStage(LeadStage.INTAKE);
      throw new UnreadableMessageException(message.refused());
    }
    String why = message.unreadable();
    if (why != null && !(PoisonMessageGuard.PROVEN.equals(why) && mayBeInSml(state))) {
      if (message.unread() == null && message.message().content().length == 0) {
        context.setStage(LeadStage.INTAKE);
      }
      throw new UnreadableMessageException(why);
    }
    try {
      whole(lead);
    } catch (UnreadableMessageException e) {
      context.setStage(LeadStage.INTAKE);
      message.setUnread(null);
      throw e;
    }
  }

  // An earlier attempt parsed it without harm, so killed processes do not make it a poison message.
  private static boolean mayBeInSml(LeadState state) {
    return state == LeadState.POSTING || state == LeadState.UNKNOWN;
  }

  InboundMessage whole(Exchange lead) {
    ConsumedMessage message = LeadContext.of(lead).consumed();
    if (message.unread() != null) {
      weigh(lead, message.unread());
      message.setMessage(
          message.message().withContent(InboundMessages.bytes(body(message.unread()))));
      message.setUnread(null);
    }
    return message.message();
  }

  /** Returns the message; without its content if that cannot be read. */
  InboundMessage wholeOrHead(Exchange lead) {
    try {
      return whole(lead);
    } catch (UnreadableMessageException e) {
      return RouteSteps.message(lead);
    }
  }

  private void weigh(Exchange lead, Message message) {
    if (message instanceof JmsMessage jms) {
      budget.reserve(JmsBody.sizeOf(jms.getJmsMessage()), lead);
    }
  }

  // If the broker fails to deliver a body, a retry may succeed; the message is not at fault.
  private static Object body(Message message) {
    try {
      Object body = message.getBody();
      return body == null ? NOTHING : body;
    } catch (RuntimeCamelException e) {
      throw e.getCause() instanceof JMSException failure
          ? JmsUtils.convertJmsAccessException(failure)
          : e;
    }
  }

  private InboundMessage fromDealer(Exchange lead, byte[] content) {
    return messages.message(
        RouteSteps.text(lead, LeadProperties.DEALER),
        InboundMessage.Channel.QUEUE,
        null,
        RouteSteps.text(lead, LeadProperties.NAME),
        null,
        content);
  }

  private static void hold(Exchange lead, InboundMessage message) {
    LeadContext.of(lead).consumed().setMessage(message);
    LeadLog.about(lead, message.key());
    // Each step that copies a JMS message reads it from the client again.
    lead.setMessage(new DefaultMessage(lead));
  }
}
