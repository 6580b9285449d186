package es.sml.connector.broker;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.Secret;

/**
 * A dealer's login to the embedded broker: it may send leads of its own and read its own events.
 */
public record BrokerUser(String username, Secret password) {
  /** The connector's own at its embedded broker. */
  static final String CONNECTOR = "connector";

  public BrokerUser {
    Check.needed("username", username);
    if (username.equals(CONNECTOR)) {
      throw new IllegalArgumentException("username connector is that of the connector itself");
    }
    Check.needed("password", password);
  }
}
