package es.sml.connector.inbox.connection;

/** Thrown if a mail server fails or refuses a command. The message contains the server's text. */
public final class MailboxException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The consequence for the mailbox. */
  public enum Kind {
    /** The connection failed or ended; the connector retries soon. */
    LOST,
    /**
     * The login was refused; the connector retries rarely, because retries may lock the account.
     */
    REFUSED,
    /** One command was refused; the connection still works. */
    DENIED
  }

  private final Kind kind;

  public MailboxException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
