package es.sml.connector.lead;

import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import java.util.List;

/** The queue on which a sender wants its answer. */
public final class ReplyQueue {
  /** Queues that are the connector's own: an answer there would be taken for something else. */
  private static final List<String> OWN =
      List.of("leads.", "dealers.", "sml.", "broker.", "activemq", "$");

  private static final String OF_CRMS = "crm.";

  private ReplyQueue() {}

  /** The name in a message's JMSReplyTo; null where that is no queue. */
  public static String of(Object replyTo) {
    try {
      return replyTo instanceof Queue queue ? queue.getQueueName() : null;
    } catch (JMSException e) {
      throw new IllegalStateException("a queue does not tell its name", e);
    }
  }

  /**
   * Whether answers may go there: to no queue that the connector reads, and to no other dealer's.
   *
   * @param dealer whose program asks; null where that is not known
   */
  public static boolean isAllowed(String queue, String dealer) {
    boolean anotherDealers =
        dealer != null && queue.startsWith(OF_CRMS) && !queue.startsWith(OF_CRMS + dealer + ".");
    return !anotherDealers && OWN.stream().noneMatch(queue::startsWith);
  }
}
