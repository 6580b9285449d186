package es.sml.connector.ops.sml;

import es.sml.connector.sml.Account;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The accounts of dealers.yaml with SML's environment of each. */
public record AccountEnvironments(Supplier<Map<String, Account>> accounts) {
  /** Returns the environment as dealers.yaml writes it; null without such an account. */
  public String of(String account) {
    Account found = account == null ? null : accounts.get().get(account);
    return found == null ? null : found.environment().word();
  }

  public Set<String> ids() {
    return accounts.get().keySet();
  }
}
