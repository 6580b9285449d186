package es.sml.connector.deadletter;

import es.sml.connector.lead.LeadHeaders;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Erases a customer's messages without a lead key from a queue. It decides by the texts and the ids
 * whether a message is the customer's.
 */
public record QueueSweep(Supplier<ConnectionFactory> connections) {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
  private static final String NO_KEY = LeadHeaders.KEY + " IS NULL";
  private static final Set<String> NAMED = Set.of("command", "callback");
  private static final int AT_A_TIME = 100;

  /** Removes the customer's dead letters that have no lead key. */
  public int removeDeadLetters(Set<Set<String>> texts, Set<String> names) {
    return remove(OperatorQueue.DEAD.queue(), NO_KEY, texts, names);
  }

  /**
   * Removes the customer's messages.
   *
   * @param texts sets of texts in lower case; a message that holds a whole set is the customer's
   * @param names the ids of commands and events about the customer
   * @return the number of removed messages
   * @throws DeadLetterUnreachableException if the queue cannot be read
   */
  public int remove(String queue, Set<Set<String>> texts, Set<String> names) {
    return remove(queue, null, texts, names);
  }

  private int remove(String queue, String selector, Set<Set<String>> texts, Set<String> names) {
    try (Connection connection = connections.get().createConnection()) {
      connection.start();
      try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
        List<String> found = find(session, queue, selector, texts, names);
        int removed = 0;
        for (int i = 0; i < found.size(); i += AT_A_TIME) {
          removed +=
              consume(session, queue, found.subList(i, Math.min(i + AT_A_TIME, found.size())));
        }
        return removed;
      }
    } catch (InvalidDestinationException e) {
      return 0; // the queue does not exist
    } catch (JMSException e) {
      throw new DeadLetterUnreachableException(queue + " cannot be read", e);
    }
  }

  private static List<String> find(
      Session session, String queue, String selector, Set<Set<String>> texts, Set<String> names)
      throws JMSException {
    List<String> found = new ArrayList<>();
    QueueReading.read(
        session,
        queue,
        selector,
        message -> {
          String content = MessageText.of(message).toLowerCase(Locale.ROOT);
          if (isNamed(message, content, names)
              || texts.stream().anyMatch(all -> all.stream().allMatch(content::contains))) {
            String id = message.getJMSMessageID();
            found.add(id.startsWith("ID:") ? id.substring("ID:".length()) : id);
          }
          return true;
        });
    return found;
  }

  // A dead letter has its own name. A reply has the id of its command, which other messages may
  // have too.
  private static boolean isNamed(Message message, String content, Set<String> names)
      throws JMSException {
    Object stage = message.getObjectProperty(LeadHeaders.STAGE);
    if (stage != null) {
      Object name = message.getObjectProperty(LeadHeaders.NAME);
      return NAMED.contains(stage.toString()) && name != null && names.contains(name.toString());
    }
    String command = message.getJMSCorrelationID();
    return command != null && names.contains(command) && content.contains("\"operation\"");
  }

  private static int consume(Session session, String queue, List<String> ids) throws JMSException {
    int consumed = 0;
    try (MessageConsumer consumer =
        session.createConsumer(
            session.createQueue(queue), DeadLetterSelector.ofIds(ids).written())) {
      while (consumed < ids.size() && consumer.receive(LONGEST_WAIT.toMillis()) != null) {
        consumed++;
      }
    }
    return consumed;
  }
}
