package es.sml.connector.runtime.check;

import es.sml.connector.config.Dealers;
import es.sml.connector.sml.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds dealers of TESTING accounts, and accounts whose environments contradict each other. */
public final class EnvironmentFindings {
  private EnvironmentFindings() {}

  /**
   * A finding and its remedy.
   *
   * @param subject id of the dealer or of an account
   */
  public record Finding(String subject, String summary) {}

  /** Returns all findings, in the order of the file. */
  public static List<Finding> of(Dealers all) {
    List<Finding> found = new ArrayList<>();
    List<Map.Entry<String, Account>> accounts = List.copyOf(all.accounts().entrySet());
    for (int i = 0; i < accounts.size(); i++) {
      for (Map.Entry<String, Account> other : accounts.subList(i + 1, accounts.size())) {
        if (isContradiction(accounts.get(i).getValue(), other.getValue())) {
          found.add(contradiction(accounts.get(i), other));
        }
      }
    }
    all.dealers()
        .forEach(
            (id, dealer) -> {
              if (all.accounts().get(dealer.account()).isTesting()) {
                found.add(
                    new Finding(
                        id,
                        "its leads go to SML's TESTING environment (account "
                            + dealer.account()
                            + "); no seller of PRODUCTION sees them"));
              }
            });
    return found;
  }

  private static boolean isContradiction(Account one, Account other) {
    return one.environment() != other.environment()
        && host(one).equals(host(other))
        && one.username().equals(other.username());
  }

  private static Finding contradiction(
      Map.Entry<String, Account> one, Map.Entry<String, Account> other) {
    return new Finding(
        one.getKey(),
        "it is "
            + one.getValue().environment()
            + ", but the account "
            + other.getKey()
            + " with the same host and user name is "
            + other.getValue().environment()
            + "; correct accounts.ID.environment in dealers.yaml");
  }

  private static String host(Account account) {
    return account.baseUrl().getAuthority().toLowerCase(Locale.ROOT);
  }
}
