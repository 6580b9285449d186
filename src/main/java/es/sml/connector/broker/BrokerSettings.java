package es.sml.connector.broker;

import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.Secret;
import java.nio.file.Path;
import java.util.List;

/**
 * The broker that holds the messages.
 *
 * @param url URL of an external Artemis, or of its hosts in parentheses; null starts the embedded
 *     broker
 * @param username user name at the external broker
 * @param acceptor HOST:PORT of the embedded broker for CORE clients; null opens no port
 * @param sslKeystore private key and certificate for TLS on the acceptor; null for plain text
 * @param sslKeystorePassword of a PKCS12 keystore
 * @param minFreeDisk with less free disk the embedded broker accepts no messages
 * @param queueLimit largest size of a dealer's queue of the embedded broker; a full queue refuses
 *     messages
 * @param trustUnknownUsers whether an external broker's users without a broker-user may send
 *     commands, for any dealer
 */
public record BrokerSettings(
    String url,
    String username,
    Secret password,
    String acceptor,
    Path sslKeystore,
    Secret sslKeystorePassword,
    ByteSize minFreeDisk,
    ByteSize queueLimit,
    boolean trustUnknownUsers) {
  private static final ByteSize LEAST_QUEUE_LIMIT = ByteSize.ofMegabytes(64);

  public BrokerSettings {
    minFreeDisk = Check.orDefault(minFreeDisk, ByteSize.ofMegabytes(256));
    queueLimit = Check.orDefault(queueLimit, ByteSize.ofMegabytes(1024));
    if (queueLimit.bytes() < LEAST_QUEUE_LIMIT.bytes()) {
      throw new IllegalArgumentException(
          "queue-limit must be " + LEAST_QUEUE_LIMIT.written() + " or more");
    }
    if (url != null && acceptor != null) {
      throw new IllegalArgumentException(
          "acceptor is for the embedded broker, and url for an external one: remove one of them");
    }
    if (url != null && !url.matches("tcp://\\S+|\\(tcp://[^\\s()]+\\)(\\?\\S*)?")) {
      throw new IllegalArgumentException(
          "url must be tcp://HOST:61616 or (tcp://HOST:61616,tcp://HOST:61616), with or without"
              + " ?…");
    }
    if (url != null && (username == null || password == null)) {
      throw new IllegalArgumentException("url needs username and password, too");
    }
    if (url == null && trustUnknownUsers) {
      throw new IllegalArgumentException(
          "trust-unknown-users is for an external broker: set url or remove this key");
    }
    if (acceptor != null && !acceptor.matches("[^:\\s]+:\\d{1,5}")) {
      throw new IllegalArgumentException("acceptor must be HOST:PORT, such as 127.0.0.1:61616");
    }
    checkTls(acceptor, sslKeystore, sslKeystorePassword);
  }

  public boolean embedded() {
    return url == null;
  }

  /** The user name of the connector itself. */
  public String ownUser() {
    return embedded() ? BrokerUser.CONNECTOR : username;
  }

  /** Lists the hosts of url on other machines that the connector reaches without TLS. */
  public List<String> hostsInPlainText() {
    return embedded() ? List.of() : NetworkHosts.inPlainText(url);
  }

  /** The host of the acceptor. */
  public String acceptorHost() {
    return acceptor.substring(0, acceptor.lastIndexOf(':'));
  }

  /** The port of the acceptor. */
  public int acceptorPort() {
    return Integer.parseInt(acceptor.substring(acceptor.lastIndexOf(':') + 1));
  }

  private static void checkTls(String acceptor, Path keystore, Secret password) {
    if (keystore == null && password != null) {
      throw new IllegalArgumentException("ssl-keystore-password needs ssl-keystore, too");
    }
    if (keystore != null && acceptor == null) {
      throw new IllegalArgumentException("ssl-keystore needs acceptor, too");
    }
    if (keystore != null) {
      AcceptorKeystore.check(keystore, password);
    } else if (acceptor != null
        && !NetworkHosts.isLoopback(acceptor.substring(0, acceptor.lastIndexOf(':')))) {
      throw new IllegalArgumentException(
          "acceptor is open to other machines and needs TLS: set broker.ssl-keystore, or use"
              + " 127.0.0.1");
    }
  }
}
