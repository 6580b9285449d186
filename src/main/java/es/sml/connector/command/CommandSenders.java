package es.sml.connector.command;

import es.sml.connector.failure.InvalidCallException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Tells whose program sent a command, by the user for whom the broker vouches. The user is read
 * from the JMS message itself: a header of Camel may come from a property of another spelling.
 */
public final class CommandSenders {
  private static final String USER = "JMSXUserID";

  private final Supplier<Map<String, String>> dealersByUser;
  private final String own;
  private final boolean trustsUnknown;

  /**
   * Creates it.
   *
   * @param dealersByUser the dealer of each broker-user
   * @param own the connector's own user at the broker, who may command for any dealer
   * @param trustsUnknown whether everybody else may, too
   */
  public CommandSenders(
      Supplier<Map<String, String>> dealersByUser, String own, boolean trustsUnknown) {
    this.dealersByUser = dealersByUser;
    this.own = own;
    this.trustsUnknown = trustsUnknown;
  }

  /**
   * The dealer whose program sent it; null for the connector's own user, who may command for any.
   *
   * @throws InvalidCallException where the user is not known
   */
  String dealer(Message message) {
    String user = user(message);
    String dealer = user == null ? null : dealersByUser.get().get(user);
    if (dealer == null && !own.equals(user) && !trustsUnknown) {
      throw new InvalidCallException(
          "command",
          List.of(
              "comes from no broker-user of dealers.yaml that the broker vouches for; set"
                  + " populate-validated-user in the broker, and see broker.trust-unknown-users"));
    }
    return dealer;
  }

  private static String user(Message message) {
    try {
      return message.getStringProperty(USER);
    } catch (JMSException e) {
      throw new IllegalStateException("a received message does not tell its user", e);
    }
  }
}
