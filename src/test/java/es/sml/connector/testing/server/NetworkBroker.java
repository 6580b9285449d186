package es.sml.connector.testing.server;

import es.sml.connector.broker.setting.BrokerLimits;
import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Secret;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.core.config.ClusterConnectionConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.ha.SharedStoreBackupPolicyConfiguration;
import org.apache.activemq.artemis.core.config.ha.SharedStorePrimaryPolicyConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.NodeManager;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.impl.InVMNodeManager;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** An Artemis as somebody else runs it, with a port on the loopback. */
public final class NetworkBroker implements AutoCloseable {
  public static final String USER = "sml-connector";
  public static final Secret PASSWORD = new Secret("s3cret");
  public static final String ROLE = "sml-connector";
  public static final BrokerLimits LIMITS =
      new BrokerLimits(ByteSize.ofMegabytes(1), Map.of(), Set.of());

  private static final Path FRAGMENT = Path.of("src", "main", "broker", "broker-fragment.xml");
  private static final String PLACES =
      """
      <journal-directory>%1$s/journal</journal-directory>
      <bindings-directory>%1$s/bindings</bindings-directory>
      <paging-directory>%1$s/paging</paging-directory>
      <large-messages-directory>%1$s/large-messages</large-messages-directory>
      <journal-type>NIO</journal-type>
      <jmx-management-enabled>false</jmx-management-enabled>
      <max-disk-usage>100</max-disk-usage>
      <acceptors><acceptor name="core">tcp://127.0.0.1:%2$d?protocols=CORE</acceptor></acceptors>
      """;

  /**
   * The locks of pairs, by directory. Two brokers of one JVM cannot use a lock of the system: it
   * belongs to the process, which loses it as soon as either of them closes the file.
   */
  private static final Map<File, NodeManager> LOCKS = new ConcurrentHashMap<>();

  private final EmbeddedActiveMQ server = new InThisJvm();

  /**
   * One that is still to be started.
   *
   * @param configuration with its acceptors
   */
  public NetworkBroker(Configuration configuration) throws Exception {
    SecurityConfiguration security = new SecurityConfiguration();
    security.addUser(USER, PASSWORD.reveal());
    security.addRole(USER, ROLE);
    server.setConfiguration(configuration);
    server.setSecurityManager(
        new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), security));
  }

  /** Artemis's defaults, on disk, with everything allowed to the one user. */
  public static Configuration plain(Path directory, String acceptor) throws Exception {
    return new ConfigurationImpl()
        .setJournalDirectory(directory + "/journal")
        .setBindingsDirectory(directory + "/bindings")
        .setPagingDirectory(directory + "/paging")
        .setLargeMessagesDirectory(directory + "/large-messages")
        .setNodeManagerLockDirectory(directory + "/lock")
        .setJournalType(JournalType.NIO)
        .setJMXManagementEnabled(false)
        .setMaxDiskUsage(-1)
        .setSecurityRoles(Map.of("#", Set.of(all())))
        .addAcceptorConfiguration("core", acceptor);
  }

  /** As the fragment that ships has it. */
  public static Configuration asShipped(Path directory, int port) throws Exception {
    return written(directory, port, fragment());
  }

  /** What stands in the fragment's core. */
  public static String fragment() throws IOException {
    return Files.readString(FRAGMENT)
        .replaceFirst("(?s)^.*?<core [^>]*>", "")
        .replaceFirst("(?s)</core>.*$", "");
  }

  /** By an operator's broker.xml, in whose core this stands beside what is of one machine. */
  public static Configuration written(Path directory, int port, String core) throws Exception {
    Path file = directory.resolve("broker.xml");
    Files.writeString(
        file,
        "<configuration xmlns=\"urn:activemq\"><core xmlns=\"urn:activemq:core\">\n"
            + PLACES.formatted(directory, port)
            + core
            + "</core></configuration>\n");
    FileConfiguration configuration = new FileConfiguration();
    FileDeploymentManager deployment = new FileDeploymentManager(file.toUri().toString());
    deployment.addDeployable(configuration);
    deployment.readConfiguration();
    return configuration;
  }

  /** The one of a pair that works, on a store that both can reach. */
  public static Configuration primary(Path directory, int own, int other) throws Exception {
    return pair(directory, own, other)
        .setHAPolicyConfiguration(new SharedStorePrimaryPolicyConfiguration());
  }

  /** The one that waits until the other is gone. */
  public static Configuration backup(Path directory, int own, int other) throws Exception {
    return pair(directory, own, other)
        .setHAPolicyConfiguration(new SharedStoreBackupPolicyConfiguration());
  }

  private static Configuration pair(Path directory, int own, int other) throws Exception {
    Path shared = Files.createDirectories(directory.resolve("shared"));
    return asShipped(shared, own)
        .setNodeManagerLockDirectory(shared + "/lock")
        .setClusterUser("cluster")
        .setClusterPassword("cluster")
        .addConnectorConfiguration("own", "tcp://127.0.0.1:" + own)
        .addConnectorConfiguration("other", "tcp://127.0.0.1:" + other)
        .addClusterConfiguration(
            new ClusterConnectionConfiguration()
                .setName("pair")
                .setConnectorName("own")
                .setStaticConnectors(List.of("other")));
  }

  public static BrokerSettings at(String url) {
    return new BrokerSettings(url, USER, PASSWORD, null, null, null, null, null, false);
  }

  public NetworkBroker start() throws Exception {
    server.start();
    return this;
  }

  public boolean isActive() {
    return server.getActiveMQServer().isActive();
  }

  /** Ends as if its machine had; one that waits takes over. */
  public void fail() throws Exception {
    server.getActiveMQServer().fail(true);
  }

  public EmbeddedActiveMQ server() {
    return server;
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }

  /** One that shares the lock of its pair with the other one in this JVM. */
  private static final class InThisJvm extends EmbeddedActiveMQ {
    @Override
    public void createActiveMQServer() throws Exception {
      if (!(configuration.getHAPolicyConfiguration()
              instanceof SharedStorePrimaryPolicyConfiguration
          || configuration.getHAPolicyConfiguration()
              instanceof SharedStoreBackupPolicyConfiguration)) {
        super.createActiveMQServer();
        return;
      }
      activeMQServer =
          new ActiveMQServerImpl(configuration, mbeanServer, securityManager) {
            @Override
            protected NodeManager createNodeManager(File directory, boolean replicatingBackup) {
              return LOCKS.computeIfAbsent(directory, shared -> new InVMNodeManager(false, shared));
            }
          };
    }
  }

  private static Role all() {
    return new Role(ROLE, true, true, true, true, true, true, true, true, true, true, true, true);
  }
}
