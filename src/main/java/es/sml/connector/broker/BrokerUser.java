package es.sml.connector.broker;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.Secret;

/**
 * A dealer's login to the embedded broker: it may send leads of its own and read its own events.
 */
public record BrokerUser(String username, Secret password) {
  public BrokerUser {
    Check.needed("username", username);
    Check.needed("password", password);
  }
}
