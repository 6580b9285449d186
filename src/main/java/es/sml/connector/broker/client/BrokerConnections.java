package es.sml.connector.broker.client;

import es.sml.connector.setting.Secret;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Creates the connections to an Artemis, in this process or over the network. It decides after
 * which silence the broker gives a node's messages to others.
 */
public final class BrokerConnections {
  /** After this silence the broker redelivers a client's messages to other clients. */
  public static final long LONGEST_SILENCE = 10_000;

  private static final long LONGEST_CALL = 10_000;
  private static final int PINGS_IN_A_SILENCE = 4;

  // The options of the operator's URL follow these and override them.
  private static final String NETWORK_DEFAULTS =
      "connectionTTL=" + LONGEST_SILENCE + "&connect-timeout-millis=5000&retryInterval=200";

  private BrokerConnections() {}

  /** Returns connections without a pool. */
  public static ActiveMQConnectionFactory to(String url, String username, Secret password) {
    ActiveMQConnectionFactory factory =
        new ActiveMQConnectionFactory(withDefaults(url), username, password.reveal());
    // With the default window one consumer prefetches the queue while the others idle.
    factory.setConsumerWindowSize(0);
    // The pool and the listener containers reconnect to any host that responds. The client's own
    // reconnect leaves calls and producers waiting for a broker that has died.
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
