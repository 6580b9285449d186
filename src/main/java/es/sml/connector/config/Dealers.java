package es.sml.connector.config;

import es.sml.connector.setting.Check;
import es.sml.connector.sml.Account;
import java.util.LinkedHashMap;

/** All of dealers.yaml, checked: accounts and dealers by their ids, in the file's order. */
public record Dealers(
    LinkedHashMap<String, Account> accounts, LinkedHashMap<String, Dealer> dealers) {
  public Dealers {
    Check.needed("accounts", accounts);
    Check.needed("dealers", dealers);
  }

  /** The account of a dealer that exists. */
  public Account accountOf(String dealer) {
    return accounts.get(dealers.get(dealer).account());
  }
}
