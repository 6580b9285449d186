package es.sml.connector.inbox.reader;

import es.sml.connector.inbox.connection.MailboxException;
import es.sml.connector.inbox.connection.MailboxException.Kind;
import es.sml.connector.inbox.imap.ImapConnection;
import es.sml.connector.inbox.imap.UidRanges;

/**
 * Moves stored mails to the processed folder, and creates that folder if it is missing, or marks
 * them as read.
 */
record PostProcessing(ImapConnection connection) {
  void markSeen(long[] uids) throws MailboxException {
    connection.run("UID STORE " + UidRanges.of(uids) + " +FLAGS.SILENT (\\Seen)", null);
  }

  /** Moves only these mails to a folder, and creates a missing folder. */
  void move(long[] uids, String folder) throws MailboxException {
    String set = UidRanges.of(uids);
    if (connection.can("MOVE")) {
      into(folder, "UID MOVE " + set);
      return;
    }
    into(folder, "UID COPY " + set);
    connection.run("UID STORE " + set + " +FLAGS.SILENT (\\Deleted)", null);
    // A plain EXPUNGE would also remove mails that other clients marked as deleted.
    if (connection.can("UIDPLUS")) {
      connection.run("UID EXPUNGE " + set, null);
    }
  }

  // Most servers respond TRYCREATE if the folder is missing, but not all do.
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
