package es.sml.connector.inbox.reader;

import es.sml.connector.inbox.connection.MailboxException;
import es.sml.connector.inbox.connection.MailboxException.Kind;
import es.sml.connector.inbox.imap.FoundMail;
import es.sml.connector.inbox.imap.ImapConnection;
import es.sml.connector.inbox.imap.SelectedFolder;
import es.sml.connector.inbox.setting.AfterStore;
import es.sml.connector.inbox.setting.MailboxSettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Marks each new mail with a keyword before it is stored. A keyword of another connector proves
 * that two connectors with separate ledgers read the mailbox. The second one stops reading it.
 */
final class MailClaims {
  private static final Logger LOG = LoggerFactory.getLogger(MailClaims.class);
  private static final String PREFIX = "$SmlConnector-";

  private final MailboxSettings settings;
  private final String own;
  private Instant begun;
  private boolean possible;
  private MailboxException conflict;

  MailClaims(MailboxSettings settings) {
    this.settings = settings;
    this.own = PREFIX + settings.claim();
  }

  /**
   * Checks whether mails in the folder can be marked.
   *
   * @throws MailboxException if another connector was found here before
   */
  void opened(SelectedFolder folder) throws MailboxException {
    if (conflict != null) {
      throw conflict;
    }
    // A connector that leaves all mails unchanged only observes, so others may read the mailbox
    // too.
    possible =
        settings.claim() != null
            && settings.onStored() != AfterStore.LEAVE
            && folder.keywords()
            && !folder.readOnly();
    begun = begun == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : begun;
  }

  /**
   * Marks mails, except those from before this reader: their keywords may be very old.
   *
   * @throws MailboxException if another connector has marked one of them
   */
  void claim(ImapConnection connection, List<FoundMail> mails) throws MailboxException {
    long[] uids =
        mails.stream()
            .filter(mail -> possible && !mail.arrived().isBefore(begun))
            .mapToLong(FoundMail::uid)
            .toArray();
    if (uids.length == 0) {
      return;
    }
    Map<Long, Set<String>> keywords;
    try {
      keywords = connection.mark(uids, own);
    } catch (MailboxException e) {
      if (e.kind() != Kind.DENIED) {
        throw e;
      }
      possible = false;
      LOG.debug("{}: the server accepts no keyword", settings.name(), e);
      return;
    }
    for (Map.Entry<Long, Set<String>> mail : keywords.entrySet()) {
      if (mail.getValue().stream().anyMatch(this::isAnothers)) {
        conflict =
            new MailboxException(
                Kind.REFUSED,
                "another connector with its own ledger reads this mailbox and stored mail "
                    + mail.getKey()
                    + " first, so this connector stopped; stop one of the two and restart the other",
                null);
        throw conflict;
      }
    }
  }

  // Some servers return keywords in a different case.
  private boolean isAnothers(String keyword) {
    return keyword.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
        && !keyword.equalsIgnoreCase(own);
  }
}
