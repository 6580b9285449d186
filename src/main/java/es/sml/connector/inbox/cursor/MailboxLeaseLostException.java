package es.sml.connector.inbox.cursor;

/** Thrown if another node reads the mailbox now, so this node must stop reading it. */
public final class MailboxLeaseLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MailboxLeaseLostException(String mailbox) {
    super(mailbox + " is read by another node");
  }
}
