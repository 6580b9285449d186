package es.sml.connector.chaos;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * A persistent Artemis of its own, as an operator would configure it for the connector: PORT
 * DIRECTORY. The directory may contain the journal of a connector's embedded broker.
 */
final class ChaosBroker {
  private static final String LAST_RESORT = "broker.dead";

  private ChaosBroker() {}

  public static void main(String[] arguments) throws Exception {
    ParentMonitor.start();
    EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    server.setConfiguration(configuration(arguments[0], arguments[1]));
    SecurityConfiguration security = new SecurityConfiguration();
    security.addUser(Secrets.BROKER_USER, Secrets.BROKER_PASSWORD);
    security.addRole(Secrets.BROKER_USER, Secrets.BROKER_USER);
    server.setSecurityManager(
        new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), security));
    server.start();
    if (!server.getActiveMQServer().isActive()) {
      throw new IllegalStateException("the journal in " + arguments[1] + " is in use");
    }
    ParentMonitor.ready();
  }

  private static Configuration configuration(String port, String directory) throws Exception {
    Configuration broker =
        new ConfigurationImpl()
            .setName("sml-connector")
            .setJournalDirectory(directory + "/journal")
            .setBindingsDirectory(directory + "/bindings")
            .setPagingDirectory(directory + "/paging")
            .setLargeMessagesDirectory(directory + "/large-messages")
            .setPersistenceEnabled(true)
            .setJournalType(JournalType.NIO)
            .setJournalLockAcquisitionTimeout(20_000)
            .setMaxDiskUsage(-1)
            .setSecurityEnabled(true)
            .setSecurityRoles(Map.of("#", Set.of(all())));
    broker.addAcceptorConfiguration("core", "tcp://127.0.0.1:" + port + "?protocols=CORE");
    for (String queue :
        List.of(
            "leads.dead",
            "leads.parked",
            "leads.dismissed",
            "leads.inbound.demo",
            "dealers.norte.leads",
            LAST_RESORT)) {
      broker.addQueueConfiguration(
          QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST).setDurable(true));
    }
    broker.addAddressSetting(
        "#",
        new AddressSettings()
            .setDefaultQueueRoutingType(RoutingType.ANYCAST)
            .setDefaultAddressRoutingType(RoutingType.ANYCAST)
            .setAutoDeleteQueues(false)
            .setAutoDeleteAddresses(false)
            .setMaxDeliveryAttempts(-1)
            .setRedeliveryDelay(500)
            .setRedeliveryMultiplier(2)
            .setMaxRedeliveryDelay(5_000)
            .setDeadLetterAddress(SimpleString.of(LAST_RESORT))
            .setExpiryAddress(SimpleString.of(LAST_RESORT)));
    return broker;
  }

  private static Role all() {
    return new Role(
        Secrets.BROKER_USER,
        true,
        true,
        true,
        true,
        true,
        true,
        true,
        true,
        true,
        true,
        true,
        true);
  }
}
