package es.sml.connector.inbox.cursor;

import es.sml.connector.inbox.setting.ReadFrom;

/**
 * A reader's right to a mailbox's cursor. It ends when a later reader begins, so of two nodes only
 * one moves it.
 *
 * @param epoch greater than the epoch of each earlier reader; 0 with a single node
 */
public record CursorLease(MailboxCursors cursors, String mailbox, long epoch) {
  /**
   * Takes over the cursor and returns it.
   *
   * @throws MailboxLeaseLostException if a later reader has it
   */
  public MailboxCursor begin(ReadFrom initialRead) {
    MailboxCursor cursor = cursors.begin(mailbox, initialRead);
    if (epoch == 0) {
      return cursor; // no other reader can have moved it
    }
    if (!cursors.claim(mailbox, epoch)) {
      throw new MailboxLeaseLostException(mailbox);
    }
    return cursors.find(mailbox).orElse(cursor);
  }

  /**
   * Saves the progress on disk.
   *
   * @throws MailboxLeaseLostException if a later reader has begun; nothing is saved then
   */
  public void store(MailboxCursor cursor) {
    if (!cursors.store(mailbox, epoch, cursor)) {
      throw new MailboxLeaseLostException(mailbox);
    }
  }
}
