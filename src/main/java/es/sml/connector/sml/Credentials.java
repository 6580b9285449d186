package es.sml.connector.sml;

/** A token and how it is sent; one object a login and scheme, compared by identity. */
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

  /** Whether they are of a login of this process; else they may have ended before it got them. */
  boolean fresh() {
    return fresh;
  }

  /** Whether SML has taken it at least once. */
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
