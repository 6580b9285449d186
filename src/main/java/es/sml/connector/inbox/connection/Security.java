package es.sml.connector.inbox.connection;

/**
 * The protection of the connection to a mail server, tls, starttls or none, and the usual port of
 * each.
 */
public enum Security {
  TLS(993, 995),
  /** Upgrades the connection before the login; without an upgrade there is no login. */
  STARTTLS(143, 110),
  /** No protection; only if the configuration says so. */
  NONE(143, 110);

  private final int imapPort;
  private final int pop3Port;

  Security(int imapPort, int pop3Port) {
    this.imapPort = imapPort;
    this.pop3Port = pop3Port;
  }

  /** Returns its usual port. */
  public int port(boolean pop3) {
    return pop3 ? pop3Port : imapPort;
  }
}
