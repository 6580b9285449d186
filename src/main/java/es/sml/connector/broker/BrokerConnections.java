package es.sml.connector.broker;

import es.sml.connector.setting.Secret;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** How the connector connects to an Artemis, in this process or over the network. */
final class BrokerConnections {
  /** After so long without a word a broker gives what a client holds to the others. */
  static final long LONGEST_SILENCE = 10_000;

  private static final long LONGEST_CALL = 10_000;
  private static final int PINGS_IN_A_SILENCE = 4;

  // What the operator's URL says itself comes after this, and is taken.
  private static final String NETWORK_DEFAULTS =
      "connectionTTL=" + LONGEST_SILENCE + "&connect-timeout-millis=5000&retryInterval=200";

  private BrokerConnections() {}

  /** Connections that nobody has given to a pool yet. */
  static ActiveMQConnectionFactory to(String url, String username, Secret password) {
    ActiveMQConnectionFactory factory =
        new ActiveMQConnectionFactory(withDefaults(url), username, password.reveal());
    // With the default window one consumer hoards the queue while the others idle.
    factory.setConsumerWindowSize(0);
    // Pool and containers connect anew, to whichever host answers. The client's own way keeps a
    // call that died with the broker waiting, and producers for credit that died with it.
    factory.setReconnectAttempts(0);
    factory.setInitialConnectAttempts(1);
    factory.setCallTimeout(LONGEST_CALL);
    factory.setBlockOnDurableSend(true);
    if (isNetwork(url)) {
      factory.setClientFailureCheckPeriod(factory.getConnectionTTL() / PINGS_IN_A_SILENCE);
    }
    return factory;
  }

  private static String withDefaults(String url) {
    if (!isNetwork(url)) {
      return url;
    }
    int hostsEnd = url.startsWith("(") ? url.indexOf(')') + 1 : url.indexOf('?');
    int end = hostsEnd <= 0 ? url.length() : hostsEnd;
    String own = url.substring(end);
    return url.substring(0, end)
        + "?"
        + NETWORK_DEFAULTS
        + (own.startsWith("?") ? "&" + own.substring(1) : own);
  }

  private static boolean isNetwork(String url) {
    return !url.startsWith("vm:");
  }
}
