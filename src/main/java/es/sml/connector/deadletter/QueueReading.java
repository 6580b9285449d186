package es.sml.connector.deadletter;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Enumeration;
import java.util.concurrent.locks.LockSupport;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.messaginghub.pooled.jms.JmsPoolSession;

/**
 * Reads a queue from its oldest to its newest message and removes nothing. It counts the messages
 * that it could not read.
 */
final class QueueReading {
  /**
   * The broker may report the end of the queue while it finishes the previous large message. So the
   * second question gets the right result. The third one is for a full connection.
   */
  private static final int QUESTIONS = 3;

  /** Questions for selected messages: how many there are is unknown, so it cannot wait for them. */
  private static final int QUESTIONS_FOR_SELECTED = 50;

  /** How long the broker may take for the next message of a whole queue while some are missing. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(1);

  /**
   * The client drops an expired message and reports the end of the queue, so the broker must not
   * send it. Two seconds are for the reading itself.
   */
  private static final String NOT_EXPIRED = "(JMSExpiration = 0 OR JMSExpiration > %d)";

  private static final long READING_MS = 2_000;

  private QueueReading() {}

  @FunctionalInterface
  interface Handler {
    /** Returns true to continue. */
    boolean handle(Message message) throws JMSException;
  }

  /**
   * Visits the messages one by one. The factory of the session decides how many are in memory.
   *
   * @param selector in the syntax of JMS; null for all messages
   * @return the number of messages on the queue that were not visited
   * @throws JMSException if the broker does not send all of them
   */
  static long read(Session session, String queue, String selector, Handler handler)
      throws JMSException {
    long held = held(session, queue);
    long shown = 0;
    try (QueueBrowser browser =
        session.createBrowser(session.createQueue(queue), notExpired(selector))) {
      Enumeration<?> messages = browser.getEnumeration();
      boolean more = true;
      while (more
          && (selector == null
              ? hasNext(messages, shown < held)
              : hasNext(messages, shown < held ? QUESTIONS_FOR_SELECTED : QUESTIONS))) {
        // The client returns null for a message that it cannot decode.
        if (messages.nextElement() instanceof Message message) {
          shown++;
          more = handler.handle(message);
        }
      }
    }
    // Fails if the connection broke, which a browser reports as the end of the queue. Messages that
    // arrived or left during the reading are not missing.
    return Math.max(0, Math.min(held, held(session, queue)) - shown);
  }

  private static String notExpired(String selector) {
    String alive = NOT_EXPIRED.formatted(System.currentTimeMillis() + READING_MS);
    return selector == null ? alive : alive + " AND (" + selector + ")";
  }

  // A browser cannot wait for the next message; it can only ask.
  private static boolean hasNext(Enumeration<?> messages, boolean missing) {
    long began = System.nanoTime();
    boolean has = hasNext(messages, QUESTIONS);
    while (!has && missing && System.nanoTime() - began < LONGEST_PAUSE.toNanos()) {
      LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
      has = messages.hasMoreElements();
    }
    return has;
  }

  private static boolean hasNext(Enumeration<?> messages, int questions) {
    for (int i = 0; i < questions; i++) {
      if (messages.hasMoreElements()) {
        return true;
      }
    }
    return false;
  }

  /** Counts the messages on the queue, with those that a consumer holds. */
  private static long held(Session session, String queue) throws JMSException {
    try {
      return ((ActiveMQSession) ((JmsPoolSession) session).getInternalSession())
          .getCoreSession()
          .queueQuery(SimpleString.of(queue))
          .getMessageCount();
    } catch (ActiveMQException e) {
      JMSException failure = new JMSException("the broker does not report the length of a queue");
      failure.initCause(e);
      throw failure;
    }
  }
}
