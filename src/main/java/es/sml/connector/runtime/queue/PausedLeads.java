package es.sml.connector.runtime.queue;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.pause.Pauses;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jms.support.JmsUtils;

/**
 * The leads of paused dealers and channels, which wait on a queue of their own. It decides which
 * leads wait, and when they go back. On the inbound queue they would keep the leads behind them
 * waiting.
 */
public final class PausedLeads {
  /** The queue where they wait. */
  public static final String QUEUE = "leads.paused";

  private static final int AT_A_TIME = 100;
  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);
  // Another node may enqueue a lead shortly after the end of a pause that it does not know yet.
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  private final Pauses pauses;
  private final Supplier<ConnectionFactory> connections;
  private final Supplier<Map<String, String>> accountsByDealer;
  private volatile long moveUntil;

  /**
   * @param connections connections that receive and send in one transaction
   */
  public PausedLeads(
      Pauses pauses,
      Supplier<ConnectionFactory> connections,
      Supplier<Map<String, String>> accountsByDealer) {
    this.pauses = pauses;
    this.connections = connections;
    this.accountsByDealer = accountsByDealer;
    this.moveUntil = System.nanoTime() + LONGEST_DELAY.toNanos();
    pauses.onChange(() -> moveUntil = System.nanoTime() + LONGEST_DELAY.toNanos());
  }

  /** Returns whether the lead must wait, because its dealer or channel is paused. */
  public boolean isPaused(InboundMessage message) {
    return pauses.isPaused(PauseKind.DEALER, message.dealer())
        || (message.channel() == InboundMessage.Channel.DOOR
            && pauses.isPaused(PauseKind.CHANNEL, message.dealer() + "/" + message.mailbox()));
  }

  /**
   * Moves the leads that need not wait any more to the inbound queues of their accounts.
   *
   * @throws org.springframework.jms.JmsException if the broker does not respond; the leads stay
   */
  public void moveBack() {
    if (System.nanoTime() - moveUntil > 0) {
      return;
    }
    try (Connection connection = connections.get().createConnection()) {
      connection.start();
      try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
        moveBack(session);
      }
    } catch (JMSException e) {
      throw JmsUtils.convertJmsAccessException(e);
    }
  }

  private void moveBack(Session session) throws JMSException {
    try (MessageConsumer consumer = session.createConsumer(session.createQueue(QUEUE), selector());
        MessageProducer producer = session.createProducer(null)) {
      int moved = 0;
      for (Message message = consumer.receive(LONGEST_WAIT.toMillis());
          message != null;
          message = consumer.receive(LONGEST_WAIT.toMillis())) {
        producer.send(session.createQueue(DealerQueues.INBOUND + account(message)), message);
        moved++;
        if (moved % AT_A_TIME == 0) {
          session.commit();
        }
      }
      session.commit();
    }
  }

  // A reload may have moved the dealer to another account, or removed it.
  private String account(Message message) throws JMSException {
    return accountsByDealer
        .get()
        .getOrDefault(
            message.getStringProperty(LeadHeaders.DEALER),
            message.getStringProperty(LeadHeaders.ACCOUNT));
  }

  // The ids come from dealers.yaml, and have no quotation marks.
  private String selector() {
    Set<String> dealers = new TreeSet<>(pauses.names(PauseKind.DEALER));
    Set<String> channels = new TreeSet<>(pauses.names(PauseKind.CHANNEL));
    String ofDealers =
        dealers.isEmpty()
            ? null
            : dealers.stream()
                .map(dealer -> "'" + dealer + "'")
                .collect(Collectors.joining(", ", LeadHeaders.DEALER + " NOT IN (", ")"));
    String ofChannels =
        channels.isEmpty()
            ? null
            : channels.stream().map(PausedLeads::isOther).collect(Collectors.joining(" AND "));
    return ofDealers == null || ofChannels == null
        ? ofDealers == null ? ofChannels : ofDealers
        : ofDealers + " AND " + ofChannels;
  }

  private static String isOther(String channel) {
    String[] names = channel.split("/", 2);
    return "(%s <> '%s' OR %s <> '%s' OR %s IS NULL OR %s <> '%s')"
        .formatted(
            LeadHeaders.DEALER,
            names[0],
            LeadHeaders.CHANNEL,
            InboundMessage.Channel.DOOR,
            LeadHeaders.MAILBOX,
            LeadHeaders.MAILBOX,
            names[1]);
  }
}
