package es.sml.connector.broker;

import es.sml.connector.setting.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.paging.PagingManager;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
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
  private static final String CONNECTOR = BrokerUser.CONNECTOR;
  private static final long MOST_REPLIES = 10_000;
  private static final Duration LONGEST_WAIT_FOR_JOURNAL = Duration.ofSeconds(5);

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
      server.setConfiguration(configuration(settings, layout, id));
      ActiveMQJAASSecurityManager security =
          new ActiveMQJAASSecurityManager(
              InVMLoginModule.class.getName(), logins(layout.logins(), password));
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
      broker.users = users(layout);
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
    return CONNECTOR;
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
      for (QueueConfiguration queue : queues(layout)) {
        if (queues.add(queue.getName().toString())) {
          broker.createQueue(queue, true);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException("the embedded broker does not make a queue", e);
    }
    security.setConfiguration(logins(layout.logins(), password));
    broker.getActiveMQServerControl().clearAuthenticationCache();
    broker.getSecurityRepository().swap(roles(layout).entrySet());
    Set<String> next = users(layout);
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

  private static Set<String> users(BrokerLayout layout) {
    return layout.logins().stream()
        .map(login -> login.user().username())
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the embedded broker does not stop", e);
    }
  }

  private static Configuration configuration(BrokerSettings settings, BrokerLayout layout, int id)
      throws Exception {
    String directory = layout.directory().toString();
    Configuration broker = new ConfigurationImpl();
    broker.setName("sml-connector");
    broker.setBrokerInstance(layout.directory().toFile());
    broker.setJournalDirectory(directory + "/journal");
    broker.setBindingsDirectory(directory + "/bindings");
    broker.setPagingDirectory(directory + "/paging");
    broker.setLargeMessagesDirectory(directory + "/large-messages");
    broker.setPersistenceEnabled(true);
    broker.setJournalType(JournalType.NIO);
    broker.setJournalBufferTimeout_NIO(500_000); // ns; a sync waits so long for company
    broker.setJournalLockAcquisitionTimeout(LONGEST_WAIT_FOR_JOURNAL.toMillis());
    broker.setMaxDiskUsage(-1);
    broker.setMinDiskFree(settings.minFreeDisk().bytes());
    broker.setJMXManagementEnabled(false);
    broker.setMessageCounterEnabled(false);
    broker.addAcceptorConfiguration("vm", "vm://" + id);
    if (settings.acceptor() != null) {
      broker.addAcceptorConfiguration("core", "tcp://" + settings.acceptor() + "?protocols=CORE");
    }
    broker.setSecurityEnabled(true);
    broker.setPopulateValidatedUser(true); // whose command it is, for nobody to forge
    broker.setSecurityRoles(roles(layout));
    broker.addQueueConfiguration(durable(Broker.LAST_RESORT));
    queues(layout).forEach(broker::addQueueConfiguration);
    for (String queue : layout.exclusiveQueues()) {
      // A delay would let the next message overtake.
      broker.addAddressSetting(queue, everywhere().setRedeliveryDelay(0));
    }
    broker.addAddressSetting("#", everywhere());
    return broker;
  }

  private static List<QueueConfiguration> queues(BrokerLayout layout) {
    List<QueueConfiguration> queues = new ArrayList<>();
    layout.queues().forEach(queue -> queues.add(durable(queue)));
    layout.replyQueues().forEach(queue -> queues.add(durable(queue).setRingSize(MOST_REPLIES)));
    layout.exclusiveQueues().forEach(queue -> queues.add(durable(queue).setExclusive(true)));
    return queues;
  }

  private static QueueConfiguration durable(String queue) {
    return QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST).setDurable(true);
  }

  private static AddressSettings everywhere() {
    return new AddressSettings()
        .setDefaultQueueRoutingType(RoutingType.ANYCAST)
        .setDefaultAddressRoutingType(RoutingType.ANYCAST)
        .setAutoDeleteQueues(false)
        .setAutoDeleteAddresses(false)
        .setMaxDeliveryAttempts(-1)
        .setRedeliveryDelay(500)
        .setRedeliveryMultiplier(2)
        .setMaxRedeliveryDelay(30_000)
        .setMaxSizeBytes(64L << 20)
        .setDeadLetterAddress(SimpleString.of(Broker.LAST_RESORT))
        .setExpiryAddress(SimpleString.of(Broker.LAST_RESORT));
  }

  private static Map<String, Set<Role>> roles(BrokerLayout layout) {
    Map<String, Set<Role>> roles = new HashMap<>();
    roles.put("#", Set.of(all()));
    for (BrokerLayout.Login login : layout.logins()) {
      String role = login.user().username();
      for (String queue : login.sendsTo()) {
        roles
            .computeIfAbsent(queue, name -> new HashSet<>(Set.of(all())))
            .add(role(role, true, false));
      }
      for (String queue : login.reads()) {
        roles
            .computeIfAbsent(queue, name -> new HashSet<>(Set.of(all())))
            .add(role(role, false, true));
      }
    }
    return roles;
  }

  private static Role all() {
    return new Role(
        CONNECTOR, true, true, true, true, true, true, true, true, true, true, true, true);
  }

  private static Role role(String name, boolean sends, boolean reads) {
    return new Role(
        name, sends, reads, false, false, false, false, false, reads, false, false, false, false);
  }

  private static SecurityConfiguration logins(List<BrokerLayout.Login> logins, Secret password) {
    SecurityConfiguration security = new SecurityConfiguration();
    security.addUser(CONNECTOR, password.reveal());
    security.addRole(CONNECTOR, CONNECTOR);
    for (BrokerLayout.Login login : logins) {
      String name = login.user().username();
      security.addUser(name, login.user().password().reveal());
      security.addRole(name, name);
    }
    return security;
  }
}
