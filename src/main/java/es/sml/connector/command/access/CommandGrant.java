package es.sml.connector.command.access;

import es.sml.connector.sml.SmlOperation;
import java.util.List;
import java.util.Set;

/**
 * Rights of a dealer's programs.
 *
 * @param concessionaires SML's ids of the dealer's concessionaires
 */
public record CommandGrant(Set<SmlOperation> operations, List<Long> concessionaires) {
  public CommandGrant {
    operations = Set.copyOf(operations);
    concessionaires = List.copyOf(concessionaires);
  }
}
