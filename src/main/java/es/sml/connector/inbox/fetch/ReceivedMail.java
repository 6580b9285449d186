package es.sml.connector.inbox.fetch;

import es.sml.connector.inbox.imap.FoundMail;
import java.time.Instant;

/**
 * A mail from a mailbox.
 *
 * @param uid its UID in the mailbox
 * @param arrived the arrival in the mailbox, by the server's clock, to the second
 * @param content null if it could not be fetched
 * @param fault the reason why it could not be fetched; null if it was
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ReceivedMail(long uid, Instant arrived, byte[] content, String fault) {
  static ReceivedMail unreadable(FoundMail mail, String fault) {
    return new ReceivedMail(mail.uid(), mail.arrived(), null, fault);
  }

  // Leaves out the content, because it is personal data.
  @Override
  public String toString() {
    return "ReceivedMail[uid=" + uid + "]";
  }
}
