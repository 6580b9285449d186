package es.sml.connector.inbox;

/** A mail server does not do what it was asked for; the message says what, in its own words. */
public final class MailboxException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What it means for the mailbox. */
  public enum Kind {
    /** No connection, or it ended: tried again soon. */
    LOST,
    /** The login was refused: tried again, but seldom, since it may lock the account. */
    REFUSED,
    /** One command was refused; the connection is as good as before. */
    DENIED
  }

  private final Kind kind;

  MailboxException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
