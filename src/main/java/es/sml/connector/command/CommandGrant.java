package es.sml.connector.command;

import es.sml.connector.sml.SmlOperation;
import java.util.List;
import java.util.Set;

/**
 * What a dealer's programs may command.
 *
 * @param concessionaires SML's ids of the dealer's places
 */
public record CommandGrant(Set<SmlOperation> operations, List<Long> concessionaires) {
  public CommandGrant {
    operations = Set.copyOf(operations);
    concessionaires = List.copyOf(concessionaires);
  }
}
