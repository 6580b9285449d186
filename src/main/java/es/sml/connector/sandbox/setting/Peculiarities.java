package es.sml.connector.sandbox.setting;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The differences from an account with all rights at an SML with a correct clock.
 *
 * @param referenceSearch whether a search of leads includes their tags
 * @param clockOffset how far the clock is ahead; negative if it is behind
 * @param refused operations that the user has no right to
 */
public record Peculiarities(boolean referenceSearch, Duration clockOffset, Set<String> refused) {
  static final Peculiarities NONE = new Peculiarities(true, Duration.ZERO, Set.of());

  /** Refuses an unknown operation, and one that every user may run. */
  public Peculiarities {
    Set<String> known =
        Arrays.stream(SandboxOperation.values())
            .filter(SandboxOperation::needsToken)
            .map(SandboxOperation::label)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String operation : refused) {
      if (!known.contains(operation)) {
        throw new IllegalArgumentException(
            "the sandbox cannot refuse the right to "
                + operation
                + "; possible: "
                + String.join(", ", known));
      }
    }
    refused = Set.copyOf(refused);
  }

  Peculiarities withReferenceSearch(boolean searchable) {
    return new Peculiarities(searchable, clockOffset, refused);
  }

  Peculiarities withClockOffset(Duration offset) {
    return new Peculiarities(referenceSearch, offset, refused);
  }

  Peculiarities withoutRight(Set<String> operations) {
    return new Peculiarities(referenceSearch, clockOffset, operations);
  }

  public boolean refuses(SandboxOperation operation) {
    return refused.contains(operation.label());
  }
}
