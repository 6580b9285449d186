package es.sml.connector.inbox;

/**
 * A reader's right to a mailbox's cursor, which ends when a later reader begins.
 *
 * @param epoch greater than the epoch of each earlier reader; 0 with a single node
 */
record MailboxHold(MailboxCursors cursors, String mailbox, long epoch) {
  /**
   * Takes over the cursor and returns it.
   *
   * @throws MailboxTakenException if a later reader has it
   */
  MailboxCursor begin(ReadFrom initialRead) {
    MailboxCursor cursor = cursors.begin(mailbox, initialRead);
    if (epoch == 0) {
      return cursor; // no other reader can have moved it
    }
    if (!cursors.claim(mailbox, epoch)) {
      throw new MailboxTakenException(mailbox);
    }
    return cursors.find(mailbox).orElse(cursor);
  }

  /**
   * Saves the progress on disk.
   *
   * @throws MailboxTakenException if a later reader has begun; nothing is saved then
   */
  void store(MailboxCursor cursor) {
    if (!cursors.store(mailbox, epoch, cursor)) {
      throw new MailboxTakenException(mailbox);
    }
  }
}
