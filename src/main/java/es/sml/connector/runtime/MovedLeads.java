package es.sml.connector.runtime;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Tells of a lead that the broker itself moved to broker.dead why, and whose it is. Its properties
 * name the queue on which it lay, but a sender can write these itself. So the user for whom the
 * broker vouches goes before them.
 */
final class MovedLeads {
  private static final String UNKNOWN_DEALER = "unknown";
  private static final String USER = "JMSXUserID";
  private static final String EXPIRED = "_AMQ_ACTUAL_EXPIRY";

  private final Supplier<Map<String, String>> dealersByQueue;
  private final Supplier<Map<String, String>> dealersByUser;
  private final String ownUser;

  /**
   * @param dealersByQueue the dealer of each queue on which programs put leads
   * @param dealersByUser the dealer of each broker-user
   * @param ownUser the connector's own user at the broker
   */
  MovedLeads(
      Supplier<Map<String, String>> dealersByQueue,
      Supplier<Map<String, String>> dealersByUser,
      String ownUser) {
    this.dealersByQueue = dealersByQueue;
    this.dealersByUser = dealersByUser;
    this.ownUser = ownUser;
  }

  /** Whether the connector itself put the message on an inbound queue, with its own headers. */
  boolean isOfInboundQueue(Message message) {
    return queue(message).startsWith(DealerQueues.INBOUND)
        && ownUser.equals(property(message, USER));
  }

  /** Returns the dealer whose program sent the lead. */
  String dealer(Message message) {
    String user = property(message, USER);
    String sender = user == null ? null : dealersByUser.get().get(user);
    return sender != null
        ? sender
        : dealersByQueue.get().getOrDefault(queue(message), UNKNOWN_DEALER);
  }

  /** Returns why the broker moved it, in words. */
  String reason(Message message) {
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
      throw new IllegalStateException("a received message does not tell " + name, e);
    }
  }
}
