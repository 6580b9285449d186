package es.sml.connector.lead.jms;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;

/**
 * The JMSReplyTo of a message. The sender chose it, so only {@link ReplyQueues} decides whether a
 * reply may go there.
 *
 * @param name empty if the destination is not a queue
 * @param temporary true if the message claims a temporary queue
 */
public record ReplyQueue(String name, boolean temporary) {
  private static final String NO_QUEUE = "";

  /** Returns the reply queue of a message, or null if it has none. */
  public static ReplyQueue of(Message message) {
    try {
      Destination replyTo = message.getJMSReplyTo();
      if (replyTo == null) {
        return null;
      }
      return new ReplyQueue(
          replyTo instanceof Queue queue ? queue.getQueueName() : NO_QUEUE,
          replyTo instanceof TemporaryQueue);
    } catch (JMSException e) {
      throw new IllegalStateException("the JMSReplyTo of a received message cannot be read", e);
    }
  }
}
