package es.sml.connector.inbox;

import es.sml.connector.inbox.MailboxException.Kind;

/** What is done in the mailbox with mails that are stored. */
final class StoredMails {
  private final ImapConnection connection;

  StoredMails(ImapConnection connection) {
    this.connection = connection;
  }

  /** Marks mails as read. */
  void markSeen(long[] uids) throws MailboxException {
    connection.run("UID STORE " + UidRanges.of(uids) + " +FLAGS.SILENT (\\Seen)", null);
  }

  /** Moves mails, and nothing else, to a folder that is made when it is missing. */
  void move(long[] uids, String folder) throws MailboxException {
    String set = UidRanges.of(uids);
    if (connection.can("MOVE")) {
      into(folder, "UID MOVE " + set);
      return;
    }
    into(folder, "UID COPY " + set);
    connection.run("UID STORE " + set + " +FLAGS.SILENT (\\Deleted)", null);
    // A plain EXPUNGE would remove what somebody else has marked as deleted.
    if (connection.can("UIDPLUS")) {
      connection.run("UID EXPUNGE " + set, null);
    }
  }

  // Most servers say TRYCREATE when the folder is missing, but not all do.
  private void into(String folder, String command) throws MailboxException {
    try {
      connection.run(command, folder);
    } catch (MailboxException e) {
      if (e.kind() != Kind.DENIED || !isMade(folder)) {
        throw e;
      }
      connection.run(command, folder);
    }
  }

  private boolean isMade(String folder) throws MailboxException {
    try {
      connection.run("CREATE", folder);
      return true;
    } catch (MailboxException e) {
      if (e.kind() == Kind.DENIED) {
        return false;
      }
      throw e;
    }
  }
}
