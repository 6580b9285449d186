package es.sml.connector.inbox;

/**
 * A reader's right to a mailbox's cursor, which ends when a later reader begins.
 *
 * @param epoch greater than that of each reader before; 0 where there is but one node
 */
record MailboxHold(MailboxCursors cursors, String mailbox, long epoch) {
  /**
   * The cursor, from now on this reader's.
   *
   * @throws MailboxTakenException when it is a later one's
   */
  MailboxCursor begin(ReadFrom initialRead) {
    MailboxCursor cursor = cursors.begin(mailbox, initialRead);
    if (epoch == 0) {
      return cursor; // nobody else can have moved it
    }
    if (!cursors.claim(mailbox, epoch)) {
      throw new MailboxTakenException(mailbox);
    }
    return cursors.find(mailbox).orElse(cursor);
  }

  /**
   * Notes how far the mailbox is read; on disk when this returns.
   *
   * @throws MailboxTakenException when a later reader has begun: nothing is noted
   */
  void store(MailboxCursor cursor) {
    if (!cursors.store(mailbox, epoch, cursor)) {
      throw new MailboxTakenException(mailbox);
    }
  }
}
