package es.sml.connector.ops.access;

import java.util.Set;

/**
 * The dealers and accounts that a person's rights are limited to.
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
}
