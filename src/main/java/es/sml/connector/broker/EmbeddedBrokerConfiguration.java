package es.sml.connector.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** How the embedded broker keeps its messages, on which queues, and how it offers them again. */
final class EmbeddedBrokerConfiguration {
  private static final long MOST_REPLIES = 10_000;
  private static final Duration LONGEST_WAIT_FOR_JOURNAL = Duration.ofSeconds(5);

  private EmbeddedBrokerConfiguration() {}

  /**
   * @param id by which it is reached within this process
   */
  static Configuration of(BrokerSettings settings, BrokerLayout layout, int id) throws Exception {
    // Artemis takes what is relative to be so to its own directory.
    Path directory = layout.directory().toAbsolutePath();
    Configuration broker = new ConfigurationImpl();
    broker.setName("sml-connector");
    broker.setBrokerInstance(directory.toFile());
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
    broker.setSecurityRoles(EmbeddedBrokerAccess.roles(layout));
    broker.addQueueConfiguration(durable(Broker.LAST_RESORT));
    queues(layout).forEach(broker::addQueueConfiguration);
    for (String queue : layout.exclusiveQueues()) {
      // A delay would let the next message overtake.
      broker.addAddressSetting(queue, everywhere().setRedeliveryDelay(0));
    }
    broker.addAddressSetting("#", everywhere());
    return broker;
  }

  /** Those of the layout. */
  static List<QueueConfiguration> queues(BrokerLayout layout) {
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
}
