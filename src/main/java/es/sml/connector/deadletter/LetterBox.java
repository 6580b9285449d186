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

/** Looks at the letters on their queues and takes them off, each lead's in one transaction. */
public final class LetterBox {
  // For a letter that is there; it comes at once, from however far back in the queue.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final Supplier<ConnectionFactory> connections;
  private final String expired;

  /**
   * A box at a broker.
   *
   * @param connections on which what is received and what is sent are one transaction
   * @param expired where the broker lays what is too old for its queue
   */
  public LetterBox(Supplier<ConnectionFactory> connections, String expired) {
    this.connections = connections;
    this.expired = expired;
  }

  /** What became of letters that were to be taken. */
  public enum Taken {
    /** They are off their queue. */
    DONE,
    /** They are where they were. */
    LEFT,
    /** They were not there, or in other hands. */
    GONE
  }

  /** Decides about letters that lie in an open transaction. */
  @FunctionalInterface
  public interface Decision {
    /**
     * Decides.
     *
     * @param letters of one lead, at least one
     * @param outgoing sends in the same transaction
     * @return whether the transaction is to be committed
     */
    boolean on(List<Letter> letters, Outgoing outgoing);
  }

  /** Sends a message onto an inbound queue. */
  @FunctionalInterface
  public interface Outgoing {
    /** Lays the message onto the queue of the account. */
    void send(InboundMessage message, String account);
  }

  /**
   * Shows letters one after the other, oldest first; one is in memory at a time.
   *
   * @param visitor says whether it wants the next one too
   */
  public void browse(LetterQueue queue, LetterSelector selector, Predicate<Letter> visitor) {
    read(queue, selector.written(), visitor);
  }

  /**
   * Reads a whole queue, and shows those of its letters that are selected. The broker sends the
   * others too, so this takes longer than to browse.
   *
   * @param visitor says whether it wants the next one too
   * @return how many letters of the queue could not be read: another program holds them, or the
   *     broker keeps them back or removes them now; of no use where the visitor ended it
   */
  public long browseWhole(LetterQueue queue, LetterSelector selector, Predicate<Letter> visitor) {
    Predicate<Message> selected = selector.predicate();
    return read(queue, null, letter -> !letter.passes(selected) || visitor.test(letter));
  }

  private long read(LetterQueue queue, String selector, Predicate<Letter> visitor) {
    try (Connection connection = connections.get().createConnection()) {
      connection.start();
      try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
        return QueueReading.read(
            session, queue.queue(), selector, message -> visitor.test(new Letter(queue, message)));
      }
    } catch (JMSException e) {
      throw new LetterUnreachableException(queue.queue() + " cannot be read", e);
    }
  }

  /** Whether there is any such letter. */
  public boolean holds(LetterQueue queue, LetterSelector selector) {
    boolean[] found = {false};
    browse(
        queue,
        selector,
        letter -> {
          found[0] = true;
          return false;
        });
    return found[0];
  }

  /**
   * Takes letters off their queue if the decision is so, in one transaction.
   *
   * @param number how many there are; to look for more would be to look through the whole queue
   */
  public Taken take(LetterQueue queue, LetterSelector selector, int number, Decision decision) {
    try (Connection connection = connections.get().createConnection()) {
      connection.start();
      try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
        return take(session, queue, selector, number, decision);
      }
    } catch (JMSException e) {
      throw new LetterUnreachableException(
          "the broker did not say whether it took the letter off " + queue.queue(), e);
    }
  }

  /**
   * Removes letters that the broker has laid aside because their time on their queue is over, and
   * all else that it has laid aside and that is so old.
   */
  public void forgetExpired(Duration age) {
    String ours =
        Stream.of(LetterQueue.values())
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
        Message letter = consumer.receive(LONGEST_WAIT.toMillis());
        while (letter != null) {
          letter = consumer.receive(LONGEST_WAIT.toMillis());
        }
      }
    } catch (JMSException e) {
      throw new LetterUnreachableException(expired + " cannot be read", e);
    }
  }

  /** Takes all such letters off their queue, one after the other. */
  public void remove(LetterQueue queue, LetterSelector selector) {
    while (holds(queue, selector)) {
      take(queue, selector, 1, (letters, outgoing) -> true);
    }
  }

  private static Taken take(
      Session session, LetterQueue queue, LetterSelector selector, int number, Decision decision)
      throws JMSException {
    boolean committed = false;
    try (MessageConsumer consumer =
        session.createConsumer(session.createQueue(queue.queue()), selector.written())) {
      List<Letter> letters = new ArrayList<>();
      Message message = consumer.receive(LONGEST_WAIT.toMillis());
      while (message != null) {
        letters.add(new Letter(queue, message));
        message = letters.size() < number ? consumer.receive(LONGEST_WAIT.toMillis()) : null;
      }
      if (letters.isEmpty()) {
        return Taken.GONE;
      }
      if (decision.on(letters, (inbound, account) -> send(session, inbound, account))) {
        session.commit();
        committed = true;
        return Taken.DONE;
      }
      return Taken.LEFT;
    } finally {
      if (!committed) {
        session.rollback();
      }
    }
  }

  // Without a duplicate id: the broker has seen this message before, and would drop it.
  private static void send(Session session, InboundMessage inbound, String account) {
    String queue = "leads.inbound." + account;
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
      throw new LetterUnreachableException(queue + " does not take the message", e);
    }
  }

  private static void set(Message message, String property, String value) throws JMSException {
    if (value != null) {
      message.setStringProperty(property, value);
    }
  }
}
