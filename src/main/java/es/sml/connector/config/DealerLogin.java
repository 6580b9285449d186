package es.sml.connector.config;

import es.sml.connector.broker.setting.BrokerUser;
import es.sml.connector.command.access.CommandScope;
import es.sml.connector.setting.Secret;
import es.sml.connector.sml.SmlOperation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Login of a dealer's programs at the broker.
 *
 * @param username User name, different for each dealer.
 * @param password Password of the user.
 * @param operations Operations that the dealer's programs may run by commands, on this dealer's own
 *     leads. With {@code crm.concessionaires}, {@code list-leads} and {@code list-users} are
 *     possible, too; they are limited to those places.
 */
public record DealerLogin(String username, Secret password, List<AllowedOperation> operations) {
  public DealerLogin {
    new BrokerUser(username, password);
    operations = operations == null ? AllowedOperation.USUAL : List.copyOf(operations);
  }

  public BrokerUser user() {
    return new BrokerUser(username, password);
  }

  /** The operations that its programs may run. */
  public Set<SmlOperation> commands() {
    return operations.stream().map(AllowedOperation::operation).collect(Collectors.toSet());
  }

  /** The operations that need the dealer's places in SML. */
  List<AllowedOperation> ofPlaces() {
    return operations.stream()
        .filter(each -> CommandScope.of(each.operation()) == CommandScope.CONCESSIONAIRES)
        .toList();
  }
}
