package es.sml.connector.broker;

import es.sml.connector.setting.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.paging.PagingManager;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * Artemis in this process, on disk before it answers; no port is open unless the settings say so.
 */
final class EmbeddedBroker implements AutoCloseable {
  private static final AtomicInteger NEXT_ID = new AtomicInteger();
  private static final String CONNECTOR = "connector";
  private static final Duration LONGEST_WAIT_FOR_JOURNAL = Duration.ofSeconds(5);

  private final EmbeddedActiveMQ server;
  private final int id;
  private final Secret password;

  private EmbeddedBroker(EmbeddedActiveMQ server, int id, Secret password) {
    this.server = server;
    this.id = id;
    this.password = password;
  }

  static EmbeddedBroker start(BrokerSettings settings, BrokerLayout layout) {
    int id = NEXT_ID.getAndIncrement();
    Secret password = new Secret(UUID.randomUUID().toString());
    try {
      EmbeddedActiveMQ server = new EmbeddedActiveMQ();
      server.setConfiguration(configuration(settings, layout, id));
      server.setSecurityManager(
          new ActiveMQJAASSecurityManager(
              InVMLoginModule.class.getName(), logins(layout.logins(), password)));
      server.start();
      // It activates within start, or logs why not; most likely it did not get the journal's lock.
      if (!server.getActiveMQServer().isActive()) {
        server.stop();
        throw new IllegalStateException(
            "the broker's journal in " + layout.directory() + " is in use by another process");
      }
      return new EmbeddedBroker(server, id, password);
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
    Set<String> queues = new HashSet<>(layout.queues());
    queues.add(Broker.LAST_RESORT);
    for (String queue : queues) {
      broker.addQueueConfiguration(
          QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST).setDurable(true));
    }
    for (String queue : layout.exclusiveQueues()) {
      broker.addQueueConfiguration(
          QueueConfiguration.of(queue)
              .setRoutingType(RoutingType.ANYCAST)
              .setDurable(true)
              .setExclusive(true));
      // A delay would let the next message overtake.
      broker.addAddressSetting(queue, everywhere().setRedeliveryDelay(0));
    }
    broker.addAddressSetting("#", everywhere());
    return broker;
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
    List<String> taken = new ArrayList<>(List.of(CONNECTOR));
    for (BrokerLayout.Login login : logins) {
      String name = login.user().username();
      if (taken.contains(name)) {
        throw new IllegalStateException("broker-user " + name + " is there twice");
      }
      taken.add(name);
      security.addUser(name, login.user().password().reveal());
      security.addRole(name, name);
    }
    return security;
  }
}
