package es.sml.connector.broker;

import es.sml.connector.broker.client.BrokerConnections;
import es.sml.connector.broker.client.BrokerTls;
import es.sml.connector.broker.client.QueueInspector;
import es.sml.connector.broker.client.QueueState;
import es.sml.connector.broker.client.RawBodies;
import es.sml.connector.broker.setting.BrokerLayout;
import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/**
 * The embedded or external broker, with the two connection factories of the routes and one for
 * operators. It decides why the broker counts as unusable for health.
 */
public final class Broker implements AutoCloseable {
  /** Queue for messages that the broker cannot keep, such as expired ones. */
  public static final String LAST_RESORT = "broker.dead";

  private static final int SESSIONS = 4_096;
  private static final long LONGEST_WAIT_FOR_SESSION = 30_000;

  /** A list of 1,000 dead letters needs 0.1 s with it, and 0.4 s if each is requested. */
  private static final int READ_AHEAD_BYTES = 256 << 10;

  private final BrokerSettings settings;
  private final EmbeddedBroker embedded;
  private final JmsPoolConnectionFactory transacted;
  private final JmsPoolConnectionFactory sending;
  private final JmsPoolConnectionFactory browsing;

  private Broker(
      BrokerSettings settings,
      EmbeddedBroker embedded,
      String url,
      String username,
      Secret password) {
    this.settings = settings;
    this.embedded = embedded;
    this.transacted = pool(receiving(url, username, password));
    this.sending = pool(BrokerConnections.to(url, username, password));
    ActiveMQConnectionFactory readingAhead = receiving(url, username, password);
    readingAhead.setConsumerWindowSize(READ_AHEAD_BYTES);
    this.browsing = pool(readingAhead);
  }

  /** Connects to the external broker of the settings, or starts the embedded broker. */
  public static Broker start(BrokerSettings settings, BrokerLayout layout) {
    if (settings.embedded()) {
      EmbeddedBroker embedded = EmbeddedBroker.start(settings, layout);
      return new Broker(
          settings, embedded, embedded.url(), embedded.username(), embedded.password());
    }
    return new Broker(settings, null, settings.url(), settings.username(), settings.password());
  }

  /**
   * Returns the factory for routes that consume and send messages in one transaction. Both sides
   * must use this instance to share the transaction. Received bodies are not decoded.
   */
  public ConnectionFactory transacted() {
    return transacted;
  }

  /** Returns the factory for sends that are durable on return. */
  public ConnectionFactory sending() {
    return sending;
  }

  /** Returns the factory that reads a queue fast. Received bodies are not decoded. */
  public ConnectionFactory browsing() {
    return browsing;
  }

  /** Returns why only a new process can restart the embedded broker; null if none is needed. */
  public LocalizedText death() {
    return embedded == null ? null : embedded.death();
  }

  /** Restarts the embedded broker after a failure; does nothing for an external broker. */
  public void revive() {
    if (embedded != null) {
      embedded.revive();
    }
  }

  /**
   * Returns why the embedded broker accepts no message; null while it does, or if it is external.
   */
  public LocalizedText blocked() {
    return embedded == null ? null : embedded.blocked();
  }

  /** Returns why the broker cannot be used; null while it can. */
  public LocalizedText trouble() {
    LocalizedText blocked = blocked();
    if (blocked != null) {
      return blocked; // a blocked broker still accepts connections
    }
    try (Connection connection = sending.createConnection()) {
      connection.createSession(false, Session.AUTO_ACKNOWLEDGE).close();
      return null;
    } catch (JMSException e) {
      return BrokerTls.trouble(settings, e);
    }
  }

  /**
   * Returns the state of the existing queues among the given ones.
   *
   * @throws JMSException if the broker does not respond
   */
  public List<QueueState> queues(Collection<String> queues) throws JMSException {
    return new QueueInspector(transacted).at(queues); // browses messages of all senders
  }

  /**
   * Returns whether a temporary queue of this name exists now.
   *
   * @throws JMSException if the broker does not respond
   */
  public boolean isTemporary(String queue) throws JMSException {
    return new QueueInspector(sending).isTemporary(queue);
  }

  /** Creates new queues and logins on the embedded broker; does nothing for an external one. */
  public void add(BrokerLayout layout) {
    if (embedded != null) {
      embedded.add(layout);
    }
  }

  /**
   * Removes the embedded broker's empty queues that are no longer in the layout.
   *
   * @return queues that stay because they hold messages
   */
  public Set<String> removeAllBut(BrokerLayout layout) {
    return embedded == null ? Set.of() : embedded.removeAllBut(layout);
  }

  /**
   * Copies the embedded broker's journal as it is at one moment, while the broker runs.
   *
   * @param target directory of the copy, on the file system of the data directory
   * @param atThisMoment runs at the moment of the copy, while the broker can store nothing
   * @return how long the broker stored nothing
   * @throws IllegalStateException if the broker is an external one
   */
  public Duration copyJournal(Path target, Runnable atThisMoment) throws IOException {
    if (embedded == null) {
      throw new IllegalStateException("an external broker has its own backup");
    }
    return embedded.copyJournal(target, atThisMoment);
  }

  @Override
  public void close() {
    transacted.stop();
    sending.stop();
    browsing.stop();
    if (embedded != null) {
      embedded.close();
    }
  }

  private static ActiveMQConnectionFactory receiving(String url, String username, Secret password) {
    ActiveMQConnectionFactory receiving = BrokerConnections.to(url, username, password);
    receiving.getServerLocator().addIncomingInterceptor(new RawBodies());
    return receiving;
  }

  private static JmsPoolConnectionFactory pool(ActiveMQConnectionFactory connections) {
    JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
    pool.setConnectionFactory(connections);
    pool.setMaxSessionsPerConnection(SESSIONS);
    pool.setBlockIfSessionPoolIsFullTimeout(LONGEST_WAIT_FOR_SESSION);
    return pool;
  }
}
