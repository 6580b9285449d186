package es.sml.connector.inbox;

import java.time.Instant;

/**
 * How far a mailbox is read.
 *
 * @param uidValidity of the UIDs; 0 before the mailbox was first opened
 * @param dated the last UID for which a mail's arrival decides whether it is ours: those that were
 *     there when the mailbox was first opened, or renumbered
 * @param last the last UID that is stored, or none of ours
 * @param settled the last UID that was then moved or marked
 * @param since the arrival before which a mail was there before us
 */
record MailboxCursor(
    long uidValidity, long dated, long last, long settled, Instant since, MailHabit habit) {
  static MailboxCursor untouched(Instant since) {
    return new MailboxCursor(0, 0, 0, 0, since, MailHabit.UNKNOWN);
  }

  /** The same mailbox with all its UIDs new. */
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

  /** Whether a mail is a lead of ours, and not one that was there before us. */
  boolean isOurs(FoundMail mail) {
    return mail.uid() > dated || !mail.arrived().isBefore(since);
  }
}
