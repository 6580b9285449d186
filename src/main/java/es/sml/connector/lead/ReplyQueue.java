package es.sml.connector.lead;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;

/**
 * The queue that a message names as its JMSReplyTo. The sender chose it: only {@link ReplyQueues}
 * says whether a reply may go there.
 *
 * @param name empty if the destination is not a queue
 * @param temporary whether the message calls it temporary
 */
public record ReplyQueue(String name, boolean temporary) {
  private static final String NO_QUEUE = "";

  /** The one that a message names; null where it names none. */
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
      throw new IllegalStateException("a received message does not tell its JMSReplyTo", e);
    }
  }
}
