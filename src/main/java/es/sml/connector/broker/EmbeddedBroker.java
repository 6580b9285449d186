package es.sml.connector.broker;

import es.sml.connector.setting.Secret;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.paging.PagingManager;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Artemis in this process, on disk before it answers; no port is open unless the settings say so.
 */
final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final AtomicInteger NEXT_ID = new AtomicInteger();

  private final EmbeddedActiveMQ server;
  private final int id;
  private final Secret password;
  private final ActiveMQJAASSecurityManager security;
  private final Set<String> queues = new TreeSet<>();
  private Set<String> users = Set.of();

  private EmbeddedBroker(
      EmbeddedActiveMQ server, int id, Secret password, ActiveMQJAASSecurityManager security) {
    this.server = server;
    this.id = id;
    this.password = password;
    this.security = security;
  }

  static EmbeddedBroker start(BrokerSettings settings, BrokerLayout layout) {
    int id = NEXT_ID.getAndIncrement();
    Secret password = new Secret(UUID.randomUUID().toString());
    try {
      EmbeddedActiveMQ server = new EmbeddedActiveMQ();
      server.setConfiguration(EmbeddedBrokerConfiguration.of(settings, layout, id));
      ActiveMQJAASSecurityManager security =
          new ActiveMQJAASSecurityManager(
              InVMLoginModule.class.getName(),
              EmbeddedBrokerAccess.logins(layout.logins(), password));
      server.setSecurityManager(security);
      server.start();
      // It activates within start, or logs why not; most likely it did not get the journal's lock.
      if (!server.getActiveMQServer().isActive()) {
        server.stop();
        throw new IllegalStateException(
            "the broker's journal in " + layout.directory() + " is in use by another process");
      }
      EmbeddedBroker broker = new EmbeddedBroker(server, id, password, security);
      broker.queues.addAll(layout.allQueues());
      broker.users = EmbeddedBrokerAccess.users(layout);
      return broker;
    } catch (IllegalStateException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the embedded broker does not start", e);
    }
  }

  String url() {
    return "vm://" + id;
  }

  String username() {
    return BrokerUser.CONNECTOR;
  }

  Secret password() {
    return password;
  }

  boolean isActive() {
    return server.getActiveMQServer().isActive();
  }

  /** Why it takes no message; null while it does. */
  String blocked() {
    PagingManager paging = server.getActiveMQServer().getPagingManager();
    return paging != null && paging.isDiskFull()
        ? "blocked for lack of disk: less than broker.min-free-disk is free"
        : null;
  }

  /** Makes what is new; who has no login any more is thrown out. */
  void add(BrokerLayout layout) {
    ActiveMQServer broker = server.getActiveMQServer();
    try {
      for (QueueConfiguration queue : EmbeddedBrokerConfiguration.queues(layout)) {
        if (queues.add(queue.getName().toString())) {
          broker.createQueue(queue, true);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException("the embedded broker does not make a queue", e);
    }
    security.setConfiguration(EmbeddedBrokerAccess.logins(layout.logins(), password));
    broker.getActiveMQServerControl().clearAuthenticationCache();
    broker.getSecurityRepository().swap(EmbeddedBrokerAccess.roles(layout).entrySet());
    Set<String> next = EmbeddedBrokerAccess.users(layout);
    users.stream()
        .filter(user -> !next.contains(user))
        .forEach(user -> broker.getActiveMQServerControl().closeConnectionsForUser(user));
    users = next;
  }

  /** Removes the queues that are not in the layout; those with something on them stay. */
  Set<String> removeAllBut(BrokerLayout layout) {
    Set<String> gone = new TreeSet<>(queues);
    gone.removeAll(layout.allQueues());
    Set<String> left = new TreeSet<>();
    for (String queue : gone) {
      if (remove(SimpleString.of(queue))) {
        queues.remove(queue);
      } else {
        left.add(queue);
      }
    }
    return left;
  }

  private boolean remove(SimpleString queue) {
    ActiveMQServer broker = server.getActiveMQServer();
    try {
      if (broker.locateQueue(queue) != null) {
        broker.destroyQueue(queue, null, true, false, false, true);
      }
      if (broker.getAddressInfo(queue) != null) {
        broker.removeAddressInfo(queue, null);
      }
      return true;
    } catch (Exception e) {
      LOG.debug("the queue {} stays", queue, e); // it holds something, or somebody reads it
      return false;
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the embedded broker does not stop", e);
    }
  }
}
