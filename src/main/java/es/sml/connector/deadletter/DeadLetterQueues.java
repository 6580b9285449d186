package es.sml.connector.deadletter;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.LeadHeaders;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Browses the dead letters on their queues and consumes them, all of one lead in one transaction. A
 * replayed one goes back to a queue of the connector. Expired ones are removed.
 *
 * @param connections connections that receive and send in one transaction
 * @param browsing connections that read a whole queue
 * @param expired the broker's queue of expired messages
 */
public record DeadLetterQueues(
    Supplier<ConnectionFactory> connections, Supplier<ConnectionFactory> browsing, String expired) {
  // The longest wait for a message on the queue. It arrives at once from any position.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  /** The outcomes of consuming. */
  public enum ConsumeResult {
    /** The messages were consumed. */
    DONE,
    /** The messages stay on their queue. */
    LEFT,
    /** The messages were missing, or another program held them. */
    GONE
  }

  /** Decides about the messages of an open transaction. */
  @FunctionalInterface
  public interface Decision {
    /**
     * Decides.
     *
     * @param deadLetters dead letters of one lead, at least one
     * @param outgoing sends in the same transaction
     * @return true to commit the transaction
     */
    boolean on(List<DeadLetter> deadLetters, Outgoing outgoing);
  }

  /** Sends a message onto a queue of the connector. */
  @FunctionalInterface
  public interface Outgoing {
    /** Enqueues the message on this queue. */
    void enqueue(InboundMessage message, String queue);

    /** Enqueues the message on the inbound queue of the account. */
    default void send(InboundMessage message, String account) {
      enqueue(message, "leads.inbound." + account);
    }
  }

  /**
   * Visits dead letters, oldest first. Only a few are in memory at a time.
   *
   * @param handler returns true to continue
   */
  public void browse(
      OperatorQueue queue, DeadLetterSelector selector, Predicate<DeadLetter> handler) {
    read(queue, selector.written(), handler);
  }

  /**
   * Reads a whole queue and visits the selected messages. The broker sends the others too, so this
   * is slower than to browse.
   *
   * @param handler returns true to continue
   * @return the number of messages that could not be read: another program holds them, or the
   *     broker holds or removes them now. It has no meaning if the visitor stopped.
   */
  public long browseWhole(
      OperatorQueue queue, DeadLetterSelector selector, Predicate<DeadLetter> handler) {
    Predicate<Message> selected = selector.predicate();
    return read(
        queue, null, deadLetter -> !deadLetter.passes(selected) || handler.test(deadLetter));
  }

  private long read(OperatorQueue queue, String selector, Predicate<DeadLetter> handler) {
    // With what is read ahead, the broker may seem to be at the end of the selected messages.
    Supplier<ConnectionFactory> factory = selector == null ? browsing : connections;
    try (Connection connection = factory.get().createConnection()) {
      connection.start();
      try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
        return QueueReading.read(
            session,
            queue.queue(),
            selector,
            message -> handler.test(new DeadLetter(queue, message)));
      }
    } catch (JMSException e) {
      throw new DeadLetterUnreachableException(queue.queue() + " cannot be read", e);
    }
  }

  /** Returns true if the queue has such a message. */
  public boolean holds(OperatorQueue queue, DeadLetterSelector selector) {
    boolean[] found = {false};
    browse(
        queue,
        selector,
        deadLetter -> {
          found[0] = true;
          return false;
        });
    return found[0];
  }

  /**
   * Consumes messages in one transaction, if the decision allows it.
   *
   * @param number the expected number; a search for more would read the whole queue
   */
  public ConsumeResult consume(
      OperatorQueue queue, DeadLetterSelector selector, int number, Decision decision) {
    try (Connection connection = connections.get().createConnection()) {
      connection.start();
      try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
        return consume(session, queue, selector, number, decision);
      }
    } catch (JMSException e) {
      throw new DeadLetterUnreachableException(
          "the broker did not confirm that it removed the message from "
              + queue.queue()
              + "; list the dead letters again",
          e);
    }
  }

  /**
   * Removes expired dead letters from the broker's queue of expired messages, and all its messages
   * of that age.
   */
  public void forgetExpired(Duration age) {
    String ours =
        Stream.of(OperatorQueue.values())
            .map(queue -> "'" + queue.queue() + "'")
            .collect(
                Collectors.joining(
                    ", ",
                    "_AMQ_ORIG_ADDRESS IN (",
                    ") OR JMSTimestamp < " + (System.currentTimeMillis() - age.toMillis())));
    try (Connection connection = connections.get().createConnection()) {
      connection.start();
      try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
          MessageConsumer consumer = session.createConsumer(session.createQueue(expired), ours)) {
        Message deadLetter = consumer.receive(LONGEST_WAIT.toMillis());
        while (deadLetter != null) {
          deadLetter = consumer.receive(LONGEST_WAIT.toMillis());
        }
      }
    } catch (JMSException e) {
      throw new DeadLetterUnreachableException(expired + " cannot be read", e);
    }
  }

  /** Consumes all such messages, one by one. */
  public void remove(OperatorQueue queue, DeadLetterSelector selector) {
    while (holds(queue, selector)) {
      consume(queue, selector, 1, (deadLetters, outgoing) -> true);
    }
  }

  private static ConsumeResult consume(
      Session session,
      OperatorQueue queue,
      DeadLetterSelector selector,
      int number,
      Decision decision)
      throws JMSException {
    boolean committed = false;
    try (MessageConsumer consumer =
        session.createConsumer(session.createQueue(queue.queue()), selector.written())) {
      List<DeadLetter> deadLetters = new ArrayList<>();
      Message message = consumer.receive(LONGEST_WAIT.toMillis());
      while (message != null) {
        deadLetters.add(new DeadLetter(queue, message));
        message = deadLetters.size() < number ? consumer.receive(LONGEST_WAIT.toMillis()) : null;
      }
      if (deadLetters.isEmpty()) {
        return ConsumeResult.GONE;
      }
      if (decision.on(deadLetters, (inbound, target) -> send(session, inbound, target))) {
        session.commit();
        committed = true;
        return ConsumeResult.DONE;
      }
      return ConsumeResult.LEFT;
    } finally {
      if (!committed) {
        session.rollback();
      }
    }
  }

  // Send without a duplicate id: the broker knows this message and would drop it.
  private static void send(Session session, InboundMessage inbound, String queue) {
    try {
      BytesMessage message = session.createBytesMessage();
      message.writeBytes(inbound.content());
      set(message, LeadHeaders.KEY, inbound.key());
      set(message, LeadHeaders.DEALER, inbound.dealer());
      set(message, LeadHeaders.CHANNEL, inbound.channel().name());
      set(message, LeadHeaders.MAILBOX, inbound.mailbox());
      set(message, LeadHeaders.NAME, inbound.name());
      set(message, LeadHeaders.CONTENT_TYPE, inbound.contentType());
      message.setLongProperty(LeadHeaders.RECEIVED, inbound.received().toEpochMilli());
      try (var producer = session.createProducer(session.createQueue(queue))) {
        producer.send(message);
      }
    } catch (JMSException e) {
      throw new DeadLetterUnreachableException(
          queue + " does not accept the message; check the broker", e);
    }
  }

  private static void set(Message message, String property, String value) throws JMSException {
    if (value != null) {
      message.setStringProperty(property, value);
    }
  }
}
