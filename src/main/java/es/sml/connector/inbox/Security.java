package es.sml.connector.inbox;

/** How the connection to a mail server is protected. */
public enum Security {
  TLS(993),
  /** Upgraded before the login, or not used at all. */
  STARTTLS(143),
  /** Not at all; only where the configuration says so. */
  NONE(143);

  private final int port;

  Security(int port) {
    this.port = port;
  }

  /** The port that it usually has. */
  public int port() {
    return port;
  }
}
