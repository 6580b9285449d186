package es.sml.connector.config;

import es.sml.connector.broker.BrokerUser;
import es.sml.connector.command.CommandScope;
import es.sml.connector.setting.Secret;
import es.sml.connector.sml.SmlOperation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The login of a dealer's programs at the broker.
 *
 * @param operations what they may command
 */
public record DealerLogin(String username, Secret password, List<AllowedOperation> operations) {
  public DealerLogin {
    new BrokerUser(username, password);
    operations = operations == null ? AllowedOperation.USUAL : List.copyOf(operations);
  }

  /** The same for the broker. */
  public BrokerUser user() {
    return new BrokerUser(username, password);
  }

  /** What its programs may command. */
  public Set<SmlOperation> commands() {
    return operations.stream().map(AllowedOperation::operation).collect(Collectors.toSet());
  }

  /** The operations whose requests to SML must name the dealer's places. */
  List<AllowedOperation> ofPlaces() {
    return operations.stream()
        .filter(each -> CommandScope.of(each.operation()) == CommandScope.CONCESSIONAIRES)
        .toList();
  }
}
