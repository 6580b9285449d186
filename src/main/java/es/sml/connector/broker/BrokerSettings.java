package es.sml.connector.broker;

import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.Secret;

/**
 * Which broker holds the messages.
 *
 * @param url of an external Artemis, or of several hosts of one in parentheses; null runs the
 *     embedded one
 * @param username for the external broker
 * @param acceptor HOST:PORT on which the embedded broker takes CORE clients; null for none
 * @param minFreeDisk below it the embedded broker takes nothing more in
 */
public record BrokerSettings(
    String url, String username, Secret password, String acceptor, ByteSize minFreeDisk) {
  public BrokerSettings {
    minFreeDisk = Check.orDefault(minFreeDisk, ByteSize.ofMegabytes(256));
    if (url != null && acceptor != null) {
      throw new IllegalArgumentException("acceptor is for the embedded broker, url for another");
    }
    if (url != null && !url.matches("tcp://\\S+|\\(tcp://[^\\s()]+\\)(\\?\\S*)?")) {
      throw new IllegalArgumentException(
          "url must be tcp://HOST:61616 or (tcp://HOST:61616,tcp://HOST:61616), with ?… behind it");
    }
    if (url != null && (username == null || password == null)) {
      throw new IllegalArgumentException("url needs username and password beside it");
    }
    if (acceptor != null && !acceptor.matches("[^:\\s]+:\\d{1,5}")) {
      throw new IllegalArgumentException("acceptor must be HOST:PORT, such as 127.0.0.1:61616");
    }
  }

  public boolean embedded() {
    return url == null;
  }
}
