package es.sml.connector.ops.access;

import es.sml.connector.setting.PersonGroups;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the dealers that a person has rights for. It compares the person's groups with the groups
 * of accounts and dealers in dealers.yaml.
 *
 * @param accounts groups of accounts, by id
 * @param dealers groups of dealers, by id
 * @param accountsByDealer the account of each dealer
 */
public record DealerGroups(
    Map<String, PersonGroups> accounts,
    Map<String, PersonGroups> dealers,
    Map<String, String> accountsByDealer) {

  /** Returns the limit of a person in these groups; null if no dealer gives the person the role. */
  public DealerLimit limit(Role role, Set<String> groups) {
    Set<String> ofAccounts = names(accounts, role, groups);
    Set<String> ofDealers = names(dealers, role, groups);
    accountsByDealer.forEach(
        (dealer, account) -> {
          if (ofAccounts.contains(account)) {
            ofDealers.add(dealer);
          }
        });
    return ofDealers.isEmpty()
        ? null
        : new DealerLimit(
            ofDealers,
            ofAccounts,
            ofDealers.stream()
                .map(accountsByDealer::get)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
  }

  private static Set<String> names(Map<String, PersonGroups> all, Role role, Set<String> groups) {
    Set<String> names = new TreeSet<>();
    all.forEach(
        (name, of) -> {
          List<String> needed = role == Role.OPERATOR ? of.operators() : of.viewers();
          if (!Collections.disjoint(needed, groups)) {
            names.add(name);
          }
        });
    return names;
  }
}
