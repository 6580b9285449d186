package es.sml.connector.inbox.cursor;

import es.sml.connector.inbox.health.SilenceDetector;
import es.sml.connector.inbox.imap.FoundMail;
import java.time.Instant;

/**
 * The reading progress of a mailbox. It decides which mails are for the connector, so that older
 * mails than {@code initial-read} allows are not read.
 *
 * @param uidValidity the validity of the UIDs; 0 before the mailbox was first opened
 * @param dated the last UID whose mail is chosen by its arrival; such mails were there at the first
 *     opening or renumbering
 * @param last the last UID that is stored or is not for the connector
 * @param processed the last UID that was then moved or marked
 * @param since mails that arrived earlier are not for the connector
 */
public record MailboxCursor(
    long uidValidity,
    long dated,
    long last,
    long processed,
    Instant since,
    SilenceDetector silenceDetector) {
  public static MailboxCursor untouched(Instant since) {
    return new MailboxCursor(0, 0, 0, 0, since, SilenceDetector.UNKNOWN);
  }

  /** Returns the cursor after a renumbering of all UIDs. */
  public MailboxCursor renumbered(long validity, long dated) {
    return new MailboxCursor(validity, dated, 0, 0, since, silenceDetector);
  }

  public MailboxCursor read(long uid) {
    return new MailboxCursor(uidValidity, dated, uid, processed, since, silenceDetector);
  }

  public MailboxCursor withAllProcessed() {
    return new MailboxCursor(uidValidity, dated, last, last, since, silenceDetector);
  }

  public MailboxCursor another(Instant now) {
    return new MailboxCursor(
        uidValidity, dated, last, processed, since, silenceDetector.another(now));
  }

  /** Returns whether the connector must read a mail, by its UID and arrival. */
  public boolean isOurs(FoundMail mail) {
    return mail.uid() > dated || !mail.arrived().isBefore(since);
  }
}
