package es.sml.connector.inbox.connection;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;

/**
 * Thrown if a mail server fails or refuses a command. Its kind says the consequence: retry soon,
 * retry rarely, or go on with the connection. The message contains the server's text.
 */
public final class MailboxException extends Exception implements Localized {
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

  private final transient LocalizedText text;
  private final Kind kind;

  public MailboxException(Kind kind, LocalizedText text, Throwable cause) {
    super(text.toString(), cause);
    this.text = text;
    this.kind = kind;
  }

  @Override
  public LocalizedText text() {
    return text;
  }

  public Kind kind() {
    return kind;
  }
}
