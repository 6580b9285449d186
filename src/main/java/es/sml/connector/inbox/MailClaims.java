package es.sml.connector.inbox;

import es.sml.connector.inbox.MailboxException.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims each new mail by a keyword before it is stored. A keyword of another connector shows that
 * two connectors with a ledger each read the mailbox; the one that comes second stops reading it.
 */
final class MailClaims {
  private static final Logger LOG = LoggerFactory.getLogger(MailClaims.class);
  private static final String PREFIX = "$SmlConnector-";

  private final MailboxSettings settings;
  private final String own;
  private Instant begun;
  private boolean possible;
  private MailboxException taken;

  MailClaims(MailboxSettings settings) {
    this.settings = settings;
    this.own = PREFIX + settings.claim();
  }

  /**
   * Looks whether the folder's mails can be claimed.
   *
   * @throws MailboxException if another connector has been found here before
   */
  void opened(OpenFolder folder) throws MailboxException {
    if (taken != null) {
      throw taken;
    }
    // One that leaves all mails as they are only watches, and others may read with it.
    possible =
        settings.claim() != null
            && settings.onStored() != AfterStore.LEAVE
            && folder.keywords()
            && !folder.readOnly();
    begun = begun == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : begun;
  }

  /**
   * Claims mails, those that came before this reader apart: their keywords may be of long ago.
   *
   * @throws MailboxException if another connector has claimed one of them
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
      LOG.debug("{}: the server takes no keyword", settings.name(), e);
      return;
    }
    for (Map.Entry<Long, Set<String>> mail : keywords.entrySet()) {
      if (mail.getValue().stream().anyMatch(this::isAnothers)) {
        taken =
            new MailboxException(
                Kind.REFUSED,
                "another connector with a ledger of its own reads this mailbox and took mail "
                    + mail.getKey()
                    + " first, so this one stops reading it; stop one of the two, and restart the"
                    + " other",
                null);
        throw taken;
      }
    }
  }

  // Some servers give keywords in other letters.
  private boolean isAnothers(String keyword) {
    return keyword.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
        && !keyword.equalsIgnoreCase(own);
  }
}
