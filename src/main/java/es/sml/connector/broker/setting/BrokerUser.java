package es.sml.connector.broker.setting;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;

/** A dealer's login to the embedded broker, for its own leads and events. */
public record BrokerUser(String username, Secret password) {
  /** The connector's own user at the embedded broker. */
  public static final String CONNECTOR = "connector";

  public BrokerUser {
    Check.needed("username", username);
    if (username.equals(CONNECTOR)) {
      throw new InvalidSettingException(
          "broker.reserved-user",
          "username connector is reserved for the connector; choose another name");
    }
    Check.needed("password", password);
  }
}
