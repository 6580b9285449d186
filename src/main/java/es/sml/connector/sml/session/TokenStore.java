package es.sml.connector.sml.session;

import java.util.function.Supplier;

/** Store of the accounts' tokens, so that one login serves all users of an account. */
@FunctionalInterface
public interface TokenStore {
  /** Store of a connector that shares no tokens. */
  TokenStore ALONE = (account, refused, login) -> new Posted(login.get(), true);

  /**
   * Stored token.
   *
   * @param fresh whether its login was made just now; otherwise it may have expired meanwhile
   */
  record Posted(String token, boolean fresh) {}

  /**
   * Returns a token other than the refused one: one of another caller's login, or of a new login.
   *
   * @param refused token that SML no longer accepts; null if there is none
   * @param login logs in to SML; its exceptions are passed on
   */
  Posted renew(String account, String refused, Supplier<String> login);
}
