package es.sml.connector.broker;

import es.sml.connector.setting.Secret;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** The broker, embedded or elsewhere, and the two ways in which routes speak to it. */
public final class Broker implements AutoCloseable {
  /** Where the embedded broker itself lays what it cannot keep: what is too old, for one. */
  public static final String LAST_RESORT = "broker.dead";

  private static final int SESSIONS = 4_096;
  private static final long LONGEST_WAIT_FOR_SESSION = 30_000;

  private final EmbeddedBroker embedded;
  private final JmsPoolConnectionFactory transacted;
  private final JmsPoolConnectionFactory sending;

  private Broker(EmbeddedBroker embedded, String url, String username, Secret password) {
    this.embedded = embedded;
    ActiveMQConnectionFactory receiving = BrokerConnections.to(url, username, password);
    receiving.getServerLocator().addIncomingInterceptor(new RawBodies());
    this.transacted = pool(receiving);
    this.sending = pool(BrokerConnections.to(url, username, password));
  }

  /** Connects to the external broker of the settings, or starts the embedded one. */
  public static Broker start(BrokerSettings settings, BrokerLayout layout) {
    if (settings.embedded()) {
      EmbeddedBroker embedded = EmbeddedBroker.start(settings, layout);
      return new Broker(embedded, embedded.url(), embedded.username(), embedded.password());
    }
    return new Broker(null, settings.url(), settings.username(), settings.password());
  }

  /**
   * For routes that take a message and send others in one transaction: both sides must use this one
   * instance, or the sent ones are not part of it. What is received here has its body as it
   * travelled.
   */
  public ConnectionFactory transacted() {
    return transacted;
  }

  /** For sends that are durable on their return. */
  public ConnectionFactory sending() {
    return sending;
  }

  /** Why the embedded broker will not come back in this process; null while it may. */
  public String death() {
    return embedded == null ? null : embedded.death();
  }

  /** Starts the embedded broker again where it has ended by itself; another has its own. */
  public void revive() {
    if (embedded != null) {
      embedded.revive();
    }
  }

  /** Why the broker cannot be used now; null while it can. */
  public String trouble() {
    String blocked = embedded == null ? null : embedded.blocked();
    if (blocked != null) {
      return blocked; // a connection is given all the same
    }
    try (Connection connection = sending.createConnection()) {
      connection.createSession(false, Session.AUTO_ACKNOWLEDGE).close();
      return null;
    } catch (JMSException e) {
      return "the broker does not answer (" + e.getClass().getSimpleName() + ")";
    }
  }

  /**
   * How much waits on those of the queues that the broker has.
   *
   * @throws JMSException when it does not tell
   */
  public List<QueueState> queues(Collection<String> queues) throws JMSException {
    return new QueueLook(transacted).at(queues); // it looks at messages of anybody
  }

  /**
   * Returns whether a temporary queue of this name exists now.
   *
   * @throws JMSException when the broker does not tell
   */
  public boolean isTemporary(String queue) throws JMSException {
    return new QueueLook(sending).isTemporary(queue);
  }

  /** Has the embedded broker make what is new of its queues and logins; another has its own. */
  public void add(BrokerLayout layout) {
    if (embedded != null) {
      embedded.add(layout);
    }
  }

  /**
   * Has the embedded broker remove the empty queues that are not in the layout any more.
   *
   * @return those that stay, since something is on them
   */
  public Set<String> removeAllBut(BrokerLayout layout) {
    return embedded == null ? Set.of() : embedded.removeAllBut(layout);
  }

  @Override
  public void close() {
    transacted.stop();
    sending.stop();
    if (embedded != null) {
      embedded.close();
    }
  }

  private static JmsPoolConnectionFactory pool(ActiveMQConnectionFactory connections) {
    JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
    pool.setConnectionFactory(connections);
    pool.setMaxSessionsPerConnection(SESSIONS);
    pool.setBlockIfSessionPoolIsFullTimeout(LONGEST_WAIT_FOR_SESSION);
    return pool;
  }
}
