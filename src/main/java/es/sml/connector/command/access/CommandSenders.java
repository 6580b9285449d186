package es.sml.connector.command.access;

import es.sml.connector.failure.sml.InvalidCallException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Finds the dealer of a command's sender by the user that the broker confirms, and refuses an
 * unknown user.
 *
 * <p>The user is read from the JMS message itself: Camel may make a header from a property of
 * another spelling.
 *
 * @param dealersByUser dealer of each broker-user
 * @param own the connector's own user at the broker, which may command for any dealer
 * @param trustsUnknown whether all other users may, too
 */
public record CommandSenders(
    Supplier<Map<String, String>> dealersByUser, String own, boolean trustsUnknown) {
  private static final String USER = "JMSXUserID";

  /**
   * Returns the dealer of the sender; null for the connector's own user, which may command for any.
   *
   * @throws InvalidCallException if the user is unknown
   */
  public String dealer(Message message) {
    String user = user(message);
    String dealer = user == null ? null : dealersByUser.get().get(user);
    if (dealer == null && !own.equals(user) && !trustsUnknown) {
      throw new InvalidCallException(
          "command",
          List.of(
              "the broker does not name a broker-user of dealers.yaml as its sender: set"
                  + " populate-validated-user in the broker, or see broker.trust-unknown-users"));
    }
    return dealer;
  }

  private static String user(Message message) {
    try {
      return message.getStringProperty(USER);
    } catch (JMSException e) {
      throw new IllegalStateException("a received message does not name its user", e);
    }
  }
}
