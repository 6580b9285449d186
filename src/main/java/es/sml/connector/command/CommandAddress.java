package es.sml.connector.command;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Chooses the account of a command, and checks its dealer, its lead's name and its id, also the
 * id's length.
 *
 * @param accountsByDealer account of each dealer in dealers.yaml
 */
public record CommandAddress(
    Supplier<Set<String>> accounts, Supplier<Map<String, String>> accountsByDealer) {
  public static final int LONGEST_ID = 128;
  private static final String LEAD = "id_lead";

  /**
   * Returns the account.
   *
   * @param asked account in the command; null if it names none
   * @param dealer null if it names none
   * @throws InvalidCallException if dealers.yaml does not have it
   */
  public String account(String asked, String dealer) {
    String account = accountOrNull(asked, dealer);
    if (account == null) {
      throw wrong(
          asked == null || !isId(asked)
              ? "needs an `account` of dealers.yaml"
              : "needs an `account` of dealers.yaml; it has no " + asked);
    }
    return account;
  }

  /** Returns the account; null if dealers.yaml does not have it. */
  public String accountOrNull(String asked, String dealer) {
    String account = asked;
    if (account == null && dealer != null) {
      account = ofDealer(dealer);
    }
    if (account == null && accounts.get().size() == 1) {
      return accounts.get().iterator().next();
    }
    return account != null && accounts.get().contains(account) ? account : null;
  }

  public Set<String> dealers() {
    return accountsByDealer.get().keySet();
  }

  /** Returns the account of a dealer; null if dealers.yaml does not have it. */
  public String ofDealer(String dealer) {
    return accountsByDealer.get().get(dealer);
  }

  /**
   * Checks the dealer and the lead of a call.
   *
   * @param lead the sender's name of the lead; null if it gives SML's id, or there is none
   * @throws InvalidCallException if one is missing or wrong
   */
  public void check(SmlCall call, String dealer, String lead) {
    if (call.operation() == SmlOperation.CREATE_LEAD
        && (dealer == null || ofDealer(dealer) == null)) {
      throw wrong("create-lead needs a `dealer` of dealers.yaml");
    }
    if (lead != null && !isPlain(lead)) {
      throw wrong("`lead` may only have printable characters");
    }
    JsonNode body = call.body();
    if (lead != null
        && (call.parameters().containsKey(LEAD) || (body != null && body.has("lead")))) {
      throw wrong("names its lead twice, by `lead` and by SML's id: use one of them");
    }
  }

  public static boolean isId(String text) {
    return text != null && text.length() <= LONGEST_ID && isPlain(text);
  }

  // No database stores other characters, so a command with one would come back without end.
  private static boolean isPlain(String text) {
    return text.codePoints()
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }

  public static InvalidCallException wrong(String what) {
    return new InvalidCallException("command", List.of(what));
  }
}
