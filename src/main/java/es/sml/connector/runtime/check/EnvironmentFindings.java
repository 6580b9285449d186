package es.sml.connector.runtime.check;

import es.sml.connector.config.Dealers;
import es.sml.connector.language.LocalizedText;
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
  public record Finding(String subject, LocalizedText summary) {}

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
                        LocalizedText.of(
                            "check.testing",
                            "its leads go to SML's TESTING environment (account {0}); no seller of"
                                + " PRODUCTION sees them",
                            dealer.account())));
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
        LocalizedText.of(
            "check.contradiction",
            "it is {0}, but the account {1} with the same host and user name is {2};"
                + " correct accounts.ID.environment in dealers.yaml",
            one.getValue().environment(),
            other.getKey(),
            other.getValue().environment()));
  }

  private static String host(Account account) {
    return account.baseUrl().getAuthority().toLowerCase(Locale.ROOT);
  }
}
