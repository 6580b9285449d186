package es.sml.connector.deadletter;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.Enumeration;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.messaginghub.pooled.jms.JmsPoolSession;

/** Reads a queue from its oldest message to its newest, and takes nothing off it. */
final class QueueReading {
  /**
   * The broker says "no more" also while it still ends the large message before. That message is
   * over then, so the second question gets the right answer. The third is for a connection that was
   * full.
   */
  private static final int QUESTIONS = 3;

  /**
   * The client throws an expired message away and says "no more" for each, so the broker must not
   * send it. Two seconds are for the reading itself.
   */
  private static final String NOT_EXPIRED = "(JMSExpiration = 0 OR JMSExpiration > %d)";

  private static final long READING_MS = 2_000;

  private QueueReading() {}

  /** Is shown each message. */
  @FunctionalInterface
  interface Visitor {
    /** Returns whether it wants the next message too. */
    boolean visit(Message message) throws JMSException;
  }

  /**
   * Shows the messages one after the other; one is in memory at a time.
   *
   * @param selector in JMS's syntax; null for all messages
   * @return how many more messages the queue holds than were shown
   * @throws JMSException when the broker does not show them to the end
   */
  static long read(Session session, String queue, String selector, Visitor visitor)
      throws JMSException {
    long held = held(session, queue);
    long shown = 0;
    try (QueueBrowser browser =
        session.createBrowser(session.createQueue(queue), notExpired(selector))) {
      Enumeration<?> messages = browser.getEnumeration();
      boolean more = true;
      while (more && hasNext(messages)) {
        // Null for one that the client cannot decode.
        if (messages.nextElement() instanceof Message message) {
          shown++;
          more = visitor.visit(message);
        }
      }
    }
    // Fails where the connection broke, which a browser takes for the end of the queue. Messages
    // that came or went meanwhile are not missing.
    return Math.max(0, Math.min(held, held(session, queue)) - shown);
  }

  private static String notExpired(String selector) {
    String alive = NOT_EXPIRED.formatted(System.currentTimeMillis() + READING_MS);
    return selector == null ? alive : alive + " AND (" + selector + ")";
  }

  private static boolean hasNext(Enumeration<?> messages) {
    for (int i = 0; i < QUESTIONS; i++) {
      if (messages.hasMoreElements()) {
        return true;
      }
    }
    return false;
  }

  /** How many messages the queue holds, those in a consumer's hands included. */
  private static long held(Session session, String queue) throws JMSException {
    try {
      return ((ActiveMQSession) ((JmsPoolSession) session).getInternalSession())
          .getCoreSession()
          .queueQuery(SimpleString.of(queue))
          .getMessageCount();
    } catch (ActiveMQException e) {
      JMSException failure = new JMSException("the broker does not say how long a queue is");
      failure.initCause(e);
      throw failure;
    }
  }
}
