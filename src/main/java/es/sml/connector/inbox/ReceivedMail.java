package es.sml.connector.inbox;

import java.time.Instant;

/**
 * A mail as it came out of a mailbox.
 *
 * @param uid its UID there
 * @param arrived when it came into the mailbox, by the server's clock, to the second
 * @param content null when it could not be fetched
 * @param fault why it could not be fetched; null when it was
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record ReceivedMail(long uid, Instant arrived, byte[] content, String fault) {
  static ReceivedMail unreadable(FoundMail mail, String fault) {
    return new ReceivedMail(mail.uid(), mail.arrived(), null, fault);
  }

  // A customer's data is in the content.
  @Override
  public String toString() {
    return "ReceivedMail[uid=" + uid + "]";
  }
}
