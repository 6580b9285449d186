package es.sml.connector.inbox;

import java.time.Instant;

/**
 * The reading progress of a mailbox.
 *
 * @param uidValidity the validity of the UIDs; 0 before the mailbox was first opened
 * @param dated the last UID whose mail is chosen by its arrival; such mails were there at the first
 *     opening or renumbering
 * @param last the last UID that is stored or is not for the connector
 * @param settled the last UID that was then moved or marked
 * @param since mails that arrived earlier are not for the connector
 */
record MailboxCursor(
    long uidValidity, long dated, long last, long settled, Instant since, MailHabit habit) {
  static MailboxCursor untouched(Instant since) {
    return new MailboxCursor(0, 0, 0, 0, since, MailHabit.UNKNOWN);
  }

  /** Returns the cursor after a renumbering of all UIDs. */
  MailboxCursor renumbered(long validity, long dated) {
    return new MailboxCursor(validity, dated, 0, 0, since, habit);
  }

  MailboxCursor read(long uid) {
    return new MailboxCursor(uidValidity, dated, uid, settled, since, habit);
  }

  MailboxCursor settle() {
    return new MailboxCursor(uidValidity, dated, last, last, since, habit);
  }

  MailboxCursor another(Instant now) {
    return new MailboxCursor(uidValidity, dated, last, settled, since, habit.another(now));
  }

  /** Returns whether the connector must read a mail, by its UID and arrival. */
  boolean isOurs(FoundMail mail) {
    return mail.uid() > dated || !mail.arrived().isBefore(since);
  }
}
