package es.sml.connector.inbox;

/** Another node reads the mailbox now; this one must leave it. */
final class MailboxTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MailboxTakenException(String mailbox) {
    super(mailbox + " is read by another node");
  }
}
