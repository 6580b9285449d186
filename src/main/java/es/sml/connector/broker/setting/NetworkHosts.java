package es.sml.connector.broker.setting;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Finds the hosts of a broker that are on other machines, and those without TLS. */
final class NetworkHosts {
  private NetworkHosts() {}

  /** Accepts certain names only: a resolver's result may change. */
  static boolean isLoopback(String host) {
    return host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}") || host.equals("[::1]");
  }

  /** Lists the hosts of a broker's URL that are on other machines and lack TLS. */
  static List<String> inPlainText(String url) {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url)) {
      return Stream.of(factory.getServerLocator().getStaticTransportConfigurations())
          .map(connector -> connector.getParams())
          .filter(host -> !"true".equals(text(host, TransportConstants.SSL_ENABLED_PROP_NAME)))
          .map(host -> text(host, TransportConstants.HOST_PROP_NAME))
          .filter(host -> !isLoopback(host))
          .distinct()
          .toList();
    }
  }

  private static String text(Map<String, Object> host, String name) {
    return String.valueOf(host.get(name));
  }
}
