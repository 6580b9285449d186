package es.sml.connector.inbox;

/** Thrown if another node reads the mailbox now, so this node must stop reading it. */
final class MailboxTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MailboxTakenException(String mailbox) {
    super(mailbox + " is read by another node");
  }
}
