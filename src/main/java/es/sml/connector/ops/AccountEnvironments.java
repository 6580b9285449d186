package es.sml.connector.ops;

import es.sml.connector.sml.Account;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The accounts of dealers.yaml with SML's environment of each. */
record AccountEnvironments(Supplier<Map<String, Account>> accounts) {
  /** Returns the environment as dealers.yaml writes it; null without such an account. */
  String of(String account) {
    Account found = account == null ? null : accounts.get().get(account);
    return found == null ? null : found.environment().word();
  }

  Set<String> ids() {
    return accounts.get().keySet();
  }
}
