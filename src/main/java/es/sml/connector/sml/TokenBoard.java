package es.sml.connector.sml;

import java.util.function.Supplier;

/** Where an account's token is found by whoever uses it, so that one login serves all. */
@FunctionalInterface
public interface TokenBoard {
  /** Of a connector that shares its tokens with nobody. */
  TokenBoard ALONE = (account, refused, login) -> new Posted(login.get(), true);

  /**
   * A token.
   *
   * @param fresh whether it is of a login just made; else it may have ended meanwhile
   */
  record Posted(String token, boolean fresh) {}

  /**
   * A token other than the refused one: that of somebody else's login, or else of a new one.
   *
   * @param refused the token that SML takes no more; null if there is none
   * @param login asks SML for a token; what it throws is thrown
   */
  Posted renew(String account, String refused, Supplier<String> login);
}
