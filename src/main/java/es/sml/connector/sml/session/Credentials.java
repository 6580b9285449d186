package es.sml.connector.sml.session;

import es.sml.connector.sml.Account;

/** Token and its scheme; one object per login and scheme, compared by identity. */
final class Credentials {
  private final String token;
  private final Account.AuthScheme scheme;
  private final boolean fresh;
  private volatile boolean accepted;

  Credentials(String token, Account.AuthScheme scheme, boolean fresh) {
    this.token = token;
    this.scheme = scheme;
    this.fresh = fresh;
  }

  String token() {
    return token;
  }

  String header() {
    return scheme.word() + " " + token;
  }

  Account.AuthScheme scheme() {
    return scheme;
  }

  /** Returns whether this process logged in for them; otherwise they may have expired before. */
  boolean fresh() {
    return fresh;
  }

  /** Returns whether SML has accepted the token at least once. */
  boolean accepted() {
    return accepted;
  }

  void accept() {
    accepted = true;
  }

  Credentials with(Account.AuthScheme other) {
    return new Credentials(token, other, fresh);
  }
}
