package es.sml.connector.ops.access;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The dealers and accounts that a person's rights are limited to. It decides which pauses such a
 * person sees and may change.
 *
 * @param dealers ids of dealers, including all those of the accounts
 * @param accounts ids of accounts with all their dealers
 * @param shownAccounts ids of the accounts of these dealers, whose state concerns them
 */
public record DealerLimit(Set<String> dealers, Set<String> accounts, Set<String> shownAccounts) {
  /** Returns the ids of the dealers for a person. */
  public String named() {
    return String.join(", ", dealers);
  }

  /** Returns true for a dealer of this limit; data without a dealer is of no limit. */
  public boolean allows(String dealer) {
    return dealer != null && dealers.contains(dealer);
  }

  /** Returns the dealers of a limit; null if there is no limit. */
  public static Set<String> dealersOf(DealerLimit limit) {
    return limit == null ? null : limit.dealers();
  }

  /** Returns true for a mailbox or channel, DEALER/NAME, of such a dealer. */
  public boolean allowsPart(String name) {
    int slash = name.indexOf('/');
    return slash > 0 && allows(name.substring(0, slash));
  }

  /**
   * Returns which things of a kind the person may pause and resume: an account only with all its
   * dealers.
   *
   * @return empty if this kind needs rights for all dealers
   */
  public Optional<Predicate<String>> pausable(String kind) {
    return named(kind, accounts);
  }

  /** Returns true for a pause that concerns one of these dealers, so that the person sees it. */
  public boolean showsPause(String kind, String name) {
    return named(kind, shownAccounts).filter(shown -> shown.test(name)).isPresent();
  }

  private Optional<Predicate<String>> named(String kind, Set<String> ofAccounts) {
    return switch (kind) {
      case "account" -> Optional.of(ofAccounts::contains);
      case "dealer", "crm" -> Optional.of(this::allows);
      case "mailbox", "channel" -> Optional.of(this::allowsPart);
      default -> Optional.empty();
    };
  }
}
