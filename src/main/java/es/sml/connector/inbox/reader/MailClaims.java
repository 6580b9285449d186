package es.sml.connector.inbox.reader;

import es.sml.connector.inbox.connection.MailboxException;
import es.sml.connector.inbox.connection.MailboxException.Kind;
import es.sml.connector.inbox.imap.FoundMail;
import es.sml.connector.inbox.imap.ImapConnection;
import es.sml.connector.inbox.imap.SelectedFolder;
import es.sml.connector.inbox.setting.AfterStore;
import es.sml.connector.inbox.setting.MailboxSettings;
import es.sml.connector.language.LocalizedText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a connector that reads the same mailbox as another with its own ledger. It marks each new
 * mail with a keyword before storing it; another's keyword is the proof.
 *
 * <p>Both may see both keywords on a mail. Then each removes its own and looks again after a random
 * time. A keyword that is still there belongs to the connector that reads on.
 */
final class MailClaims {
  private static final Logger LOG = LoggerFactory.getLogger(MailClaims.class);
  private static final String PREFIX = "$SmlConnector-";
  private static final int SHORTEST_WAIT_MILLIS = 100;
  private static final int LONGEST_WAIT_MILLIS = 1_000;

  /** A server that always shows another keyword must not hold the reader. */
  private static final int MOST_TRIES = 10;

  private static final long NONE = -1;

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
   * @throws MailboxException if another connector has marked one of them and reads on
   */
  void claim(ImapConnection connection, List<FoundMail> mails)
      throws MailboxException, InterruptedException {
    long[] uids =
        mails.stream()
            .filter(mail -> possible && !mail.arrived().isBefore(begun))
            .mapToLong(FoundMail::uid)
            .toArray();
    if (uids.length == 0) {
      return;
    }
    long contested = markOrFindContested(connection, uids);
    for (int tries = 1; contested != NONE; tries++) {
      connection.unmark(uids, own);
      Thread.sleep(ThreadLocalRandom.current().nextInt(SHORTEST_WAIT_MILLIS, LONGEST_WAIT_MILLIS));
      Map<Long, Set<String>> left = connection.keywords(new long[] {contested});
      if (tries == MOST_TRIES || isKept(left.get(contested))) {
        conflict = stopped(contested);
        throw conflict;
      }
      contested = markOrFindContested(connection, uids);
    }
  }

  private long markOrFindContested(ImapConnection connection, long[] uids) throws MailboxException {
    try {
      return connection.mark(uids, own).entrySet().stream()
          .filter(mail -> mail.getValue().stream().anyMatch(this::isAnothers))
          .mapToLong(Map.Entry::getKey)
          .findFirst()
          .orElse(NONE);
    } catch (MailboxException e) {
      if (e.kind() != Kind.DENIED) {
        throw e;
      }
      possible = false;
      LOG.debug("{}: the server accepts no keyword", settings.name(), e);
      return NONE;
    }
  }

  /**
   * Returns whether the other connector reads on. A mail that is gone was stored and moved by it.
   *
   * @param left keywords of a mail; null if the mail is gone
   */
  private boolean isKept(Set<String> left) {
    return left == null || left.stream().anyMatch(this::isAnothers);
  }

  private static MailboxException stopped(long uid) {
    return new MailboxException(
        Kind.REFUSED,
        LocalizedText.of(
            "mailbox.two-readers",
            "another connector with its own ledger reads this mailbox and stored mail {0} first, so"
                + " this connector stopped; stop one of the two and restart the other",
            uid),
        null);
  }

  // Some servers return keywords in a different case.
  private boolean isAnothers(String keyword) {
    return keyword.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
        && !keyword.equalsIgnoreCase(own);
  }
}
