package es.sml.connector.inbox.connection;

import java.time.Duration;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/**
 * The address and connection settings of a mail server: the timeouts, the versions of TLS, and the
 * check of the server's name in its certificate.
 *
 * @param trusted creates TLS sockets with the trusted certificates
 * @param patience the longest silence in the middle of a response
 */
public record MailServer(
    String host, int port, Security security, SSLSocketFactory trusted, Duration patience) {
  private static final String CONNECT_MILLISECONDS = "10000";

  public Properties properties(MailSocket socket) {
    String prefix = GuardedProtocol.PREFIX;
    Properties properties = new Properties();
    socket.install(properties, prefix);
    properties.setProperty(prefix + ".connectiontimeout", CONNECT_MILLISECONDS);
    properties.setProperty(prefix + ".timeout", String.valueOf(patience.toMillis()));
    properties.setProperty(prefix + ".ssl.checkserveridentity", "true");
    properties.setProperty(prefix + ".ssl.protocols", "TLSv1.3 TLSv1.2");
    return properties;
  }
}
