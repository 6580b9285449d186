package es.sml.connector.runtime.step;

import es.sml.connector.lead.LeadProperties;
import es.sml.connector.lead.jms.ReplyQueue;
import es.sml.connector.lead.jms.ReplyQueues;
import es.sml.connector.runtime.context.ConsumedMessage;
import es.sml.connector.runtime.context.LeadContext;
import es.sml.connector.runtime.queue.MovedLeads;
import es.sml.connector.runtime.queue.NonPersistentLeads;
import jakarta.jms.Message;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;
import org.apache.camel.component.jms.JmsMessageHelper;
import org.apache.camel.spi.Registry;
import org.apache.commons.lang3.StringUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps that consume a dealer's message from its queue or from broker.dead. They decide which
 * id names the message, and which queue gets its reply.
 */
public final class ProgramMessages extends RouteSteps {
  // It becomes a header of other messages, and the broker limits the length of headers.
  private static final int LONGEST_NAME = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(ProgramMessages.class);

  private final ConsumedMessages consumed;
  private final ReplyQueues replies;
  private final NonPersistentLeads nonPersistent;
  private final MovedLeads moved;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  public ProgramMessages(
      Registry registry,
      ConsumedMessages consumed,
      ReplyQueues replies,
      NonPersistentLeads nonPersistent,
      MovedLeads moved) {
    super(registry);
    this.consumed = consumed;
    this.replies = replies;
    this.nonPersistent = nonPersistent;
    this.moved = moved;
  }

  public void bindConsuming() {
    bind("inboundMessages.consumeFromDealer", this::consumeFromDealer);
    bind("inboundMessages.consumeMoved", this::consumeMoved);
  }

  private void consumeFromDealer(Exchange lead) {
    Message message = received(lead);
    String refusal = nonPersistent.refusal(message, text(lead, LeadProperties.DEALER));
    ConsumedMessage arrived = LeadContext.of(lead).consumed();
    arrived.setRefused(refusal);
    arrived.setRedelivered(refusal == null && JmsMessageHelper.getJMSRedelivered(message));
    consume(lead, message);
  }

  // The ledger always records it first, because its reason is known already.
  private void consumeMoved(Exchange lead) {
    Message message = received(lead);
    ConsumedMessage arrived = LeadContext.of(lead).consumed();
    arrived.setRefused(moved.reason(message));
    arrived.setRedelivered(JmsMessageHelper.getJMSRedelivered(message) ? true : null);
    if (moved.isOfInboundQueue(message)) {
      consumed.consume(lead);
    } else {
      lead.setProperty(LeadProperties.DEALER, moved.dealer(message));
      consume(lead, message);
    }
  }

  private void consume(Exchange lead, Message message) {
    lead.setProperty(LeadProperties.NAME, sendersName(message));
    noteReply(lead, message);
    consumed.consumeFromDealer(lead);
  }

  private static Message received(Exchange lead) {
    return lead.getMessage(JmsMessage.class).getJmsMessage();
  }

  // Ignore a JMSReplyTo that is not allowed: the lead matters more than its reply.
  private void noteReply(Exchange lead, Message message) {
    String dealer = text(lead, LeadProperties.DEALER);
    String correlationId = JmsMessageHelper.getJMSCorrelationID(message);
    boolean correlated = correlationId != null && !correlationId.isEmpty();
    ReplyQueue sent = ReplyQueue.of(message);
    String own = replies.of(dealer);
    String queue = sent == null && correlated ? own : sent == null ? null : sent.name();
    if (queue == null) {
      return;
    }
    if (queue.equals(own) || replies.isTemporary(queue)) {
      LeadContext.of(lead).consumed().setReplyTo(queue);
    } else if (sent.temporary() || !warned.add(dealer)) {
      LOG.debug("a lead of {} gets no reply: its reply queue is gone or not allowed", dealer);
    } else {
      LOG.warn(
          "leads of {} get no reply: set their JMSReplyTo to {} or to a temporary queue",
          dealer,
          own);
    }
  }

  // Prefer the sender's own id of the lead, which identifies a message that is sent again.
  private static String sendersName(Message message) {
    String id = JmsMessageHelper.getJMSCorrelationID(message);
    return id == null || id.isEmpty()
        ? JmsMessageHelper.getJMSMessageID(message)
        : StringUtils.truncate(id, LONGEST_NAME);
  }
}
