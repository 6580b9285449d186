package es.sml.connector.broker.setting;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The broker that holds the messages: the defaults of its keys. It refuses a port that is open to
 * other machines without TLS.
 *
 * @param url URL of an external Artemis, with options of Artemis's client, such as {@code
 *     ?sslEnabled=true&trustStoreType=PEMCA&trustStorePath=ca.pem}. A primary and its backup:
 *     {@code (tcp://HOST:61616,tcp://HOST:61616)}. With {@code connectionTTL=10000}, other machines
 *     get the leads of a machine that is silent for 10 s. An empty value starts the embedded
 *     broker.
 * @param username User name of the connector at the external broker. It is needed with {@code
 *     broker.url}.
 * @param password Password of {@code broker.username}.
 * @param acceptor {@code HOST:PORT} of the embedded broker for CORE clients. Each client needs a
 *     {@code broker-user} in {@code dealers.yaml}. By default no port is open. A host other than
 *     loopback needs TLS: set {@code broker.ssl-keystore}.
 * @param sslKeystore Private key and certificate for TLS on {@code broker.acceptor}, relative to
 *     the directory of the start. A PEM file has both and no password; a PKCS12 file has a
 *     password. Clients connect to {@code tcp://HOST:PORT?sslEnabled=true}. A renewed file applies
 *     after a restart.
 * @param sslKeystorePassword Password of a PKCS12 file in {@code broker.ssl-keystore}.
 * @param minFreeDisk Free disk space that the embedded broker needs. With less it accepts no
 *     messages.
 * @param queueLimit Largest size of a dealer's queue of the embedded broker; {@code 64MB} or more.
 *     A full queue refuses messages, and the sending program gets an error. The connector's own
 *     queues have no limit.
 * @param trustUnknownUsers With {@code true}, users of an external broker without a {@code
 *     broker-user} in {@code dealers.yaml} may send commands, for any dealer. If the broker's
 *     {@code populate-validated-user} is off, all commands come from such users.
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
  private static final Pattern SERVER = Pattern.compile("tcp://(?:[^/?,()]*@)?([^/?,()]+)");
  private static final ByteSize LEAST_QUEUE_LIMIT = ByteSize.ofMegabytes(64);

  public BrokerSettings {
    minFreeDisk = Check.orDefault(minFreeDisk, ByteSize.ofMegabytes(256));
    queueLimit = Check.orDefault(queueLimit, ByteSize.ofMegabytes(1024));
    if (queueLimit.bytes() < LEAST_QUEUE_LIMIT.bytes()) {
      throw new InvalidSettingException(
          "broker.queue-limit", "queue-limit must be {0} or more", LEAST_QUEUE_LIMIT.written());
    }
    if (url != null && acceptor != null) {
      throw new InvalidSettingException(
          "broker.two-kinds",
          "acceptor is for the embedded broker, and url for an external one: remove one of them");
    }
    if (url != null) {
      BrokerUrl.check(url);
    }
    if (url != null && (username == null || password == null)) {
      throw new InvalidSettingException("broker.url-alone", "url needs username and password, too");
    }
    if (url == null && trustUnknownUsers) {
      throw new InvalidSettingException(
          "broker.trust-embedded",
          "trust-unknown-users is for an external broker: set url or remove this key");
    }
    if (acceptor != null && !acceptor.matches("[^:\\s]+:\\d{1,5}")) {
      throw new InvalidSettingException(
          "broker.acceptor", "acceptor must be HOST:PORT, such as 127.0.0.1:61616");
    }
    checkTls(acceptor, sslKeystore, sslKeystorePassword);
  }

  public boolean embedded() {
    return url == null;
  }

  /**
   * Returns why the broker cannot be used, where it is, and what to do.
   *
   * @param why the failure in words
   */
  public LocalizedText trouble(LocalizedText why) {
    if (embedded()) {
      return LocalizedText.of("health.broker", "the broker does not respond ({0})", why);
    }
    return why.code().equals("failure.login")
        ? LocalizedText.of(
            "health.broker-login",
            "the broker at {0} rejects the login; correct broker.username and broker.password",
            servers())
        : LocalizedText.of(
            "health.broker-away",
            "the broker at {0} does not respond ({1}); check that it runs, and broker.url",
            servers(),
            why);
  }

  /**
   * Returns that TLS to an external broker fails, and what to do.
   *
   * @param why the fault of TLS in words
   */
  public LocalizedText tlsTrouble(LocalizedText why) {
    return LocalizedText.of(
        "health.broker-tls",
        "TLS to the broker at {0} fails: {1}; check the options in broker.url, and the broker's port"
            + " and certificate",
        servers(),
        why);
  }

  private String servers() {
    return SERVER
        .matcher(url)
        .results()
        .map(each -> each.group(1))
        .collect(Collectors.joining(", "));
  }

  /** The user name of the connector itself. */
  public String ownUser() {
    return embedded() ? BrokerUser.CONNECTOR : username;
  }

  /** Lists the hosts of url on other machines that the connector reaches without TLS. */
  public List<String> hostsInPlainText() {
    return embedded() ? List.of() : NetworkHosts.inPlainText(url);
  }

  public String acceptorHost() {
    return acceptor.substring(0, acceptor.lastIndexOf(':'));
  }

  public int acceptorPort() {
    return Integer.parseInt(acceptor.substring(acceptor.lastIndexOf(':') + 1));
  }

  /** Returns the fault of a disk with fewer free bytes than the embedded broker needs. */
  public LocalizedText diskFull(Path directory, long free) {
    return LocalizedText.of(
        "health.disk-full",
        "the disk of {0} is too full: {1} MB are free, but broker.min-free-disk is {2}; free space",
        directory.toAbsolutePath(),
        free >> 20,
        minFreeDisk.written());
  }

  private static void checkTls(String acceptor, Path keystore, Secret password) {
    if (keystore == null && password != null) {
      throw new InvalidSettingException(
          "broker.password-alone", "ssl-keystore-password needs ssl-keystore, too");
    }
    if (keystore != null && acceptor == null) {
      throw new InvalidSettingException(
          "broker.keystore-alone", "ssl-keystore needs acceptor, too");
    }
    if (keystore != null) {
      if (password == null || !password.isPlaceholder()) {
        AcceptorKeystore.check(keystore, password);
      }
    } else if (acceptor != null
        && !NetworkHosts.isLoopback(acceptor.substring(0, acceptor.lastIndexOf(':')))) {
      throw new InvalidSettingException(
          "broker.open-acceptor",
          "acceptor is open to other machines and needs TLS: set broker.ssl-keystore, or use"
              + " 127.0.0.1");
    }
  }
}
