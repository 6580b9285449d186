package es.sml.connector.broker;

import es.sml.connector.setting.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** An Artemis as somebody else runs it, with a port on the loopback. */
final class NetworkBroker implements AutoCloseable {
  static final String USER = "connector";
  static final Secret PASSWORD = new Secret("s3cret");
  static final String ROLE = "sml-connector";

  private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();

  /**
   * One that is still to be started.
   *
   * @param configuration with its acceptors
   */
  NetworkBroker(Configuration configuration) throws Exception {
    SecurityConfiguration security = new SecurityConfiguration();
    security.addUser(USER, PASSWORD.reveal());
    security.addRole(USER, ROLE);
    server.setConfiguration(configuration);
    server.setSecurityManager(
        new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), security));
  }

  /** Artemis's defaults, on disk, with everything allowed to the one user. */
  static Configuration plain(Path directory, String acceptor) throws Exception {
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

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static BrokerSettings at(String url) {
    return new BrokerSettings(url, USER, PASSWORD, null, null);
  }

  NetworkBroker start() throws Exception {
    server.start();
    return this;
  }

  EmbeddedActiveMQ server() {
    return server;
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }

  private static Role all() {
    return new Role(ROLE, true, true, true, true, true, true, true, true, true, true, true, true);
  }
}
