package es.sml.connector.runtime.step;

import es.sml.connector.deadletter.DeadLetterStamp;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.lead.jms.ReplyQueues;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.jms.JmsConstants;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.InvalidDestinationException;
import org.springframework.jms.JmsSecurityException;

/**
 * The steps that address a reply. They decide when a reply is dropped, and when it is a dead letter
 * because its queue rejects it.
 */
public final class ReplySteps extends RouteSteps {
  public static final String QUEUE = "ReplyQueue";
  private static final String NAME = "ReplyName";
  private static final String DEALER = "ReplyDealer";
  private static final String LOST = "ReplyLost";
  private static final int MOST_KEPT = 64 << 10;
  private static final String OF_CRMS = "crm.";
  private static final Logger LOG = LoggerFactory.getLogger(ReplySteps.class);

  private final ReplyQueues queues;
  private final DeadLetterStamp stamp = new DeadLetterStamp();
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  private ReplySteps(Registry registry, ReplyQueues queues) {
    super(registry);
    this.queues = queues;
  }

  public static void bind(Registry registry, ReplyQueues queues) {
    ReplySteps steps = new ReplySteps(registry, queues);
    steps.bind("replies.address", steps::address);
    steps.bind("replies.gone", steps::gone);
    steps.bind("replies.refused", steps::refused);
  }

  // The queue was allowed when the message arrived. Its dealer or its consumer may be gone since.
  private void address(Exchange reply) {
    String queue = text(reply, QUEUE);
    boolean isThere = queues.isOfADealer(queue) || queues.isTemporary(queue);
    reply.getMessage().setHeader(JmsConstants.JMS_DESTINATION_NAME, isThere ? queue : null);
  }

  private void gone(Exchange reply) {
    String queue = text(reply, QUEUE);
    if (queue.startsWith(OF_CRMS)) {
      keep(reply, queue, "no dealer in dealers.yaml has this reply queue any longer");
    } else {
      LOG.debug("a temporary queue no longer exists, so its reply is dropped");
    }
  }

  private void refused(Exchange reply) {
    String queue = text(reply, QUEUE);
    Exception failure = reply.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    if (failure instanceof InvalidDestinationException && !queues.isOfADealer(queue)) {
      gone(reply); // the queue was deleted after the check
    } else {
      keep(reply, queue, reason(failure));
    }
  }

  private static String reason(Exception failure) {
    if (failure instanceof InvalidDestinationException) {
      return "the broker has no such queue";
    }
    return failure instanceof JmsSecurityException
        ? "the connector's user may not send there"
        : "the queue is full";
  }

  private void keep(Exchange reply, String queue, String reason) {
    if (warned.add(queue)) {
      LOG.warn(
          "a reply cannot be sent to {}: {}; this reply and the next ones are dead letters of the"
              + " stage reply",
          queue,
          reason);
    }
    Message message = reply.getMessage();
    String once = message.getHeader(LeadHeaders.DUPLICATE_ID, String.class);
    if (message.getBody() instanceof String text && text.length() > MOST_KEPT) {
      message.setBody(""); // a full reply queue must not fill the queue of dead letters
    }
    stamp.stampUnaccepted(
        reply, text(reply, DEALER), text(reply, NAME), "reply", queue + ": " + reason);
    message.setHeader(LeadHeaders.DUPLICATE_ID, "reply " + once);
    reply.setProperty(LOST, true);
  }
}
