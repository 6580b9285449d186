package es.sml.connector.inbox;

import es.sml.connector.inbox.connection.MailServer;
import es.sml.connector.inbox.connection.MailboxException;
import es.sml.connector.inbox.cursor.MailboxCursor;
import es.sml.connector.inbox.imap.ImapConnection;
import es.sml.connector.inbox.imap.ImapLogin;
import es.sml.connector.inbox.imap.SelectedFolder;
import es.sml.connector.inbox.reader.FolderReader;
import es.sml.connector.inbox.setting.AfterStore;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.signin.OAuthLogins;
import es.sml.connector.tls.TrustedCertificates;
import java.time.Duration;
import java.time.Instant;

/**
 * Checks an IMAP mailbox without changing it: its login, its number of mails, how many would be
 * read, and whether the server announces new mails.
 */
public final class InboxProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private InboxProbe() {}

  /**
   * The result.
   *
   * @param mails the number in the folder
   * @param wouldBeRead the number of these that a new connector would read
   * @param hindrance why stored mails could not be moved or marked; null if they could
   * @param announcesMails true if the server announces new mails; otherwise the connector polls
   */
  public record Finding(
      int mails, int wouldBeRead, LocalizedText hindrance, boolean announcesMails) {}

  /**
   * Logs in and opens the folder. It opens it as the connector will, because the server then says
   * whether the account may only read.
   *
   * @throws MailboxException with the server's text if it refuses
   */
  public static Finding probe(Inbox inbox, OAuthLogins logins) throws MailboxException {
    if (inbox.protocol() == Inbox.Protocol.POP3) {
      return Pop3Probe.probe(inbox);
    }
    MailServer server =
        new MailServer(
            inbox.host(),
            inbox.port(),
            inbox.security(),
            TrustedCertificates.sockets(inbox.trustedCertificates()),
            PATIENCE);
    try (ImapConnection connection =
        ImapLogin.open(server, inbox.username(), inbox.login(logins), unused -> {})) {
      boolean isLeft = inbox.onStored() == AfterStore.LEAVE;
      SelectedFolder folder = connection.open(inbox.folder(), isLeft);
      MailboxCursor cursor =
          MailboxCursor.untouched(inbox.initialRead().since(Instant.now()))
              .renumbered(folder.uidValidity(), Long.MAX_VALUE);
      long[] uids = connection.search(1, "*", FolderReader.since(cursor.since()));
      int ours = 0;
      for (int from = 0; from < uids.length; from += FolderReader.MAILS_AT_ONCE) {
        ours +=
            (int)
                connection.describe(FolderReader.upTo(uids, from)).stream()
                    .filter(cursor::isOurs)
                    .count();
      }
      return new Finding(
          folder.mails(),
          ours,
          isLeft ? null : folder.hindrance(inbox.folder()),
          connection.can("IDLE"));
    }
  }
}
