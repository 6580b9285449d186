package es.sml.connector.inbox;

/** How the connection to a mail server is protected. */
public enum Security {
  TLS(993, 995),
  /** Upgraded before the login, or not used at all. */
  STARTTLS(143, 110),
  /** Not at all; only where the configuration says so. */
  NONE(143, 110);

  private final int imapPort;
  private final int pop3Port;

  Security(int imapPort, int pop3Port) {
    this.imapPort = imapPort;
    this.pop3Port = pop3Port;
  }

  /** The port that it usually has. */
  public int port(boolean pop3) {
    return pop3 ? pop3Port : imapPort;
  }
}
