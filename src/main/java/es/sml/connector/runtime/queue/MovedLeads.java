package es.sml.connector.runtime.queue;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Finds the dealer of a lead that the broker moved to broker.dead, and the reason. Its properties
 * name its former queue, but a sender can forge them. So the user that the broker authenticated has
 * priority.
 *
 * @param dealersByQueue dealer of each queue that programs send leads to
 * @param dealersByUser dealer of each broker-user
 * @param ownUser the connector's own user at the broker
 */
public record MovedLeads(
    Supplier<Map<String, String>> dealersByQueue,
    Supplier<Map<String, String>> dealersByUser,
    String ownUser) {
  private static final String UNKNOWN_DEALER = "unknown";
  private static final String USER = "JMSXUserID";
  private static final String EXPIRED = "_AMQ_ACTUAL_EXPIRY";

  /** Returns whether the connector itself enqueued the message with its own headers. */
  public boolean isOfInboundQueue(Message message) {
    return queue(message).startsWith(DealerQueues.INBOUND)
        && ownUser.equals(property(message, USER));
  }

  /** Returns the dealer whose program sent the lead. */
  public String dealer(Message message) {
    String user = property(message, USER);
    String sender = user == null ? null : dealersByUser.get().get(user);
    return sender != null
        ? sender
        : dealersByQueue.get().getOrDefault(queue(message), UNKNOWN_DEALER);
  }

  /** Returns the reason of the move in words. */
  public String reason(Message message) {
    String queue = queue(message);
    return property(message, EXPIRED) != null
        ? "its sender's time to live ended while it waited on "
            + queue
            + "; the sender should set none, and the queue needs no-expiry"
        : "the broker moved it from "
            + queue
            + " after too many deliveries; the queue needs max-delivery-attempts -1";
  }

  private static String queue(Message message) {
    return String.valueOf(property(message, BrokerDeadQueues.ORIGIN));
  }

  private static String property(Message message, String name) {
    try {
      return message.getStringProperty(name);
    } catch (JMSException e) {
      throw new IllegalStateException("a received message has no readable property " + name, e);
    }
  }
}
