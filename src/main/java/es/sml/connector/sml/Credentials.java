package es.sml.connector.sml;

/** A token and how it is sent; one object a login and scheme, compared by identity. */
final class Credentials {
  private final String token;
  private final Account.AuthScheme scheme;
  private volatile boolean accepted;

  Credentials(String token, Account.AuthScheme scheme) {
    this.token = token;
    this.scheme = scheme;
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

  /** Whether SML has taken it at least once. */
  boolean accepted() {
    return accepted;
  }

  void accept() {
    accepted = true;
  }

  Credentials with(Account.AuthScheme other) {
    return new Credentials(token, other);
  }
}
