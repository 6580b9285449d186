package es.sml.connector.broker;

import es.sml.connector.broker.limit.DealerQuota;
import es.sml.connector.broker.limit.FrameGuard;
import es.sml.connector.broker.limit.NetworkMessages;
import es.sml.connector.broker.setting.AcceptorKeystore;
import es.sml.connector.broker.setting.BrokerLayout;
import es.sml.connector.broker.setting.BrokerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;

/**
 * Configures the embedded broker's storage, port and queues: the most connections, the most replies
 * in a queue, and the free disk space.
 */
final class EmbeddedBrokerConfiguration {
  private static final long MOST_REPLIES = 10_000;
  private static final long MOST_CONNECTIONS = 1_000;
  // Interval of removing the addresses of ended temporary queues.
  private static final Duration ADDRESS_SCAN = Duration.ofSeconds(2);
  private static final Duration LONGEST_WAIT_FOR_JOURNAL = Duration.ofSeconds(5);

  private EmbeddedBrokerConfiguration() {}

  /**
   * @param id name of the broker within this process
   * @param network checks messages of programs on the network
   */
  static Configuration of(
      BrokerSettings settings, BrokerLayout layout, int id, NetworkMessages network)
      throws Exception {
    // Artemis resolves a relative path against its own directory.
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
    broker.setJournalBufferTimeout_NIO(500_000); // ns; a sync waits this long for further writes
    broker.setJournalLockAcquisitionTimeout(LONGEST_WAIT_FOR_JOURNAL.toMillis());
    broker.setMaxDiskUsage(-1);
    broker.setMinDiskFree(settings.minFreeDisk().bytes());
    broker.setJMXManagementEnabled(false);
    broker.setMessageCounterEnabled(false);
    broker.setAddressQueueScanPeriod(ADDRESS_SCAN.toMillis());
    broker.addAcceptorConfiguration("vm", "vm://" + id);
    if (settings.acceptor() != null) {
      broker.addAcceptorConfiguration(acceptor(settings));
    }
    broker.setSecurityEnabled(true);
    broker.setPopulateValidatedUser(true); // so that a sender cannot forge its user name
    broker.setSecurityRoles(EmbeddedBrokerAccess.roles(layout));
    broker.addQueueConfiguration(durable(Broker.LAST_RESORT));
    queues(layout).forEach(broker::addQueueConfiguration);
    EmbeddedBrokerAddresses.settings(settings, layout).forEach(broker::addAddressSetting);
    layout.logins().forEach(login -> broker.addResourceLimitSettings(DealerQuota.of(login.user())));
    broker.registerBrokerPlugin(network);
    broker.registerBrokerPlugin(new FrameGuard());
    return broker;
  }

  static List<QueueConfiguration> queues(BrokerLayout layout) {
    List<QueueConfiguration> queues = new ArrayList<>();
    layout.queues().forEach(queue -> queues.add(durable(queue)));
    layout.replyQueues().forEach(queue -> queues.add(durable(queue).setRingSize(MOST_REPLIES)));
    layout.exclusiveQueues().forEach(queue -> queues.add(durable(queue).setExclusive(true)));
    return queues;
  }

  private static TransportConfiguration acceptor(BrokerSettings settings) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put(TransportConstants.HOST_PROP_NAME, settings.acceptorHost());
    parameters.put(TransportConstants.PORT_PROP_NAME, settings.acceptorPort());
    parameters.put(TransportConstants.PROTOCOLS_PROP_NAME, "CORE");
    parameters.put(TransportConstants.CONNECTIONS_ALLOWED, MOST_CONNECTIONS);
    if (settings.sslKeystore() != null) {
      parameters.putAll(
          AcceptorKeystore.parameters(settings.sslKeystore(), settings.sslKeystorePassword()));
    }
    return new TransportConfiguration(
        NettyAcceptorFactory.class.getName(),
        parameters,
        "core",
        Map.of("coreMaxFrameSize", FrameGuard.LARGEST_FRAME));
  }

  private static QueueConfiguration durable(String queue) {
    return QueueConfiguration.of(queue)
        .setRoutingType(RoutingType.ANYCAST)
        .setDurable(true)
        .setAutoCreateAddress(true);
  }
}
