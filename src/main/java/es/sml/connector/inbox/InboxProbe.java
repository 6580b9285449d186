package es.sml.connector.inbox;

import es.sml.connector.signin.OAuthLogins;
import es.sml.connector.tls.TrustedCertificates;
import java.time.Duration;
import java.time.Instant;

/** Looks at a mailbox and changes nothing in it. */
public final class InboxProbe {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private InboxProbe() {}

  /**
   * What was found.
   *
   * @param mails in the folder that is read
   * @param wouldBeRead of these, by a connector that sees the mailbox for the first time now
   * @param tellsNews whether the server tells of a new mail at once; else it is asked
   */
  public record Finding(int mails, int wouldBeRead, boolean tellsNews) {}

  /**
   * Logs in and opens the folder for reading only.
   *
   * @throws MailboxException with the server's words when it does not let us
   */
  public static Finding look(Inbox inbox, OAuthLogins logins) throws MailboxException {
    if (inbox.protocol() == Inbox.Protocol.POP3) {
      return Pop3Probe.look(inbox);
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
      OpenFolder folder = connection.open(inbox.folder(), true);
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
      return new Finding(folder.mails(), ours, connection.can("IDLE"));
    }
  }
}
