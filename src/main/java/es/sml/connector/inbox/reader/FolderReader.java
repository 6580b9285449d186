package es.sml.connector.inbox.reader;

import es.sml.connector.inbox.connection.MailboxException;
import es.sml.connector.inbox.connection.MailboxException.Kind;
import es.sml.connector.inbox.cursor.CursorLease;
import es.sml.connector.inbox.cursor.MailboxCursor;
import es.sml.connector.inbox.fetch.MailBatch;
import es.sml.connector.inbox.fetch.MailFetcher;
import es.sml.connector.inbox.fetch.MailSink;
import es.sml.connector.inbox.fetch.NotStoredException;
import es.sml.connector.inbox.health.MailboxStatus;
import es.sml.connector.inbox.imap.FoundMail;
import es.sml.connector.inbox.imap.ImapConnection;
import es.sml.connector.inbox.imap.SelectedFolder;
import es.sml.connector.inbox.setting.AfterStore;
import es.sml.connector.inbox.setting.MailboxSettings;
import es.sml.connector.language.LocalizedText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the mails of a folder. For each mail it fetches, stores, saves the cursor and moves, in
 * this order. It handles a read-only or renumbered folder, and mails that cannot be moved.
 */
public final class FolderReader {
  private static final Logger LOG = LoggerFactory.getLogger(FolderReader.class);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ENGLISH);
  public static final int MAILS_AT_ONCE = 50;

  private final MailboxSettings settings;
  private final CursorLease lease;
  private final MailFetcher fetcher;
  private final MailSink sink;
  private final MailboxStatus status;
  private final BooleanSupplier stopping;
  private final MailClaims claims;
  private MailboxCursor cursor;
  private volatile boolean storing;
  private boolean denied;
  private boolean readOnly;

  FolderReader(
      MailboxSettings settings,
      CursorLease lease,
      MailSink sink,
      MailboxStatus status,
      BooleanSupplier stopping) {
    this.settings = settings;
    this.lease = lease;
    this.fetcher = new MailFetcher(settings, sink.budget(), status, stopping);
    this.claims = new MailClaims(settings);
    this.sink = sink;
    this.status = status;
    this.stopping = stopping;
  }

  /** Saves the start time of this mailbox before the first contact with its server. */
  void begin() {
    if (cursor != null) {
      return;
    }
    cursor = lease.begin(settings.initialRead());
    status.silenceDetector(cursor.silenceDetector());
  }

  /** Opens the folder and completes the work that an earlier connection left unfinished. */
  void resume(ImapConnection connection) throws MailboxException {
    status.unhindered();
    SelectedFolder folder = connection.open(settings.folder(), false);
    claims.opened(folder);
    readOnly = folder.readOnly() && settings.onStored() != AfterStore.LEAVE;
    denied = readOnly;
    if (readOnly) {
      hindered(folder.hindrance(settings.folder()));
    }
    if (isRenumbered(folder)) {
      long last = highest(connection, folder.uidNext());
      if (cursor.uidValidity() != 0) {
        LOG.info(
            "{}: the server renumbered its mails; the connector drops those that it already stored",
            settings.name());
      }
      note(cursor.renumbered(folder.uidValidity(), last));
    }
    if (settings.onStored() != AfterStore.LEAVE
        && !readOnly
        && cursor.processed() < cursor.last()) {
      String condition = settings.onStored() == AfterStore.MOVE ? "NOT DELETED" : "UNSEEN";
      long[] left =
          connection.search(cursor.processed() + 1, String.valueOf(cursor.last()), condition);
      for (int from = 0; from < left.length; from += MAILS_AT_ONCE) {
        List<FoundMail> mails = connection.describe(upTo(left, from));
        postProcess(
            connection, mails.stream().filter(cursor::isOurs).mapToLong(FoundMail::uid).toArray());
      }
    }
  }

  void read(ImapConnection connection)
      throws MailboxException, NotStoredException, InterruptedException {
    if (cursor.last() < cursor.dated()) {
      storeAll(
          connection,
          connection.search(
              cursor.last() + 1, String.valueOf(cursor.dated()), since(cursor.since())));
      if (stopping.getAsBoolean()) {
        return;
      }
      note(cursor.read(cursor.dated()));
    }
    storeAll(connection, connection.search(cursor.last() + 1, "*", ""));
  }

  // Also applies if UIDs went back, because new mails would be below the cursor.
  private boolean isRenumbered(SelectedFolder folder) {
    return folder.uidValidity() == 0
        || folder.uidValidity() != cursor.uidValidity()
        || (folder.uidNext() > 0 && folder.uidNext() <= cursor.last());
  }

  // A server may count a mail in UIDNEXT before it shows it. That mail is still to come.
  private static long highest(ImapConnection connection, long uidNext) throws MailboxException {
    long[] found = uidNext > 1 ? connection.search(uidNext - 1, "*", "") : new long[0];
    if (found.length == 0) {
      found = connection.search(1, "*", "");
    }
    return found.length == 0 ? 0 : found[found.length - 1];
  }

  // One day earlier, because the server compares days in its own time zone.
  public static String since(Instant since) {
    return since.equals(Instant.EPOCH)
        ? ""
        : "SINCE " + DAY.format(since.atOffset(ZoneOffset.UTC).minusDays(1));
  }

  private void storeAll(ImapConnection connection, long[] uids)
      throws MailboxException, NotStoredException, InterruptedException {
    for (int from = 0; from < uids.length && !stopping.getAsBoolean(); from += MAILS_AT_ONCE) {
      storeBatch(connection, connection.describe(upTo(uids, from)));
    }
  }

  private void storeBatch(ImapConnection connection, List<FoundMail> mails)
      throws MailboxException, NotStoredException, InterruptedException {
    claims.claim(connection, mails.stream().filter(cursor::isOurs).toList());
    MailBatch batch =
        new MailBatch(sink.store(), mails.size() == 1 ? Runnable::run : sink.threads());
    storing = true;
    try {
      fetcher.fetch(connection, mails, cursor::isOurs, batch);
    } finally {
      batch.await();
      for (Instant arrived : batch.arrivals()) {
        cursor = cursor.another(Instant.now());
        status.stored(arrived, cursor.silenceDetector());
      }
      if (batch.last() != 0) {
        note(cursor.read(batch.last()));
      }
      storing = false;
    }
    postProcess(connection, batch.leaving().stream().mapToLong(Long::longValue).toArray());
    batch.requireStored();
  }

  /** Returns whether a mail is being stored. The connection should stay open until then. */
  boolean isStoring() {
    return storing;
  }

  private void postProcess(ImapConnection connection, long[] uids) throws MailboxException {
    if (readOnly) {
      return; // the refusal of a move would not name the missing right
    }
    try {
      if (uids.length > 0 && settings.onStored() == AfterStore.MOVE) {
        new PostProcessing(connection).move(uids, settings.processedFolder());
      } else if (uids.length > 0 && settings.onStored() == AfterStore.MARK) {
        new PostProcessing(connection).markSeen(uids);
      }
      // The next mail saves it to disk; until then the search repeats and finds nothing. The cursor
      // never passes a mail that could not be moved, so the next connection tries it again.
      if (!denied) {
        cursor = cursor.withAllProcessed();
      }
    } catch (MailboxException e) {
      if (e.kind() != Kind.DENIED) {
        throw e;
      }
      // A server refuses the whole command if somebody has just removed one of the mails.
      long[] left = present(connection, uids);
      if (left.length < uids.length) {
        postProcess(connection, left);
        return;
      }
      denied = true;
      LocalizedText why =
          settings.onStored() == AfterStore.MOVE
              ? LocalizedText.of(
                  "mailbox.not-moved",
                  "its mails are stored, but the server does not allow the connector to move them"
                      + " to {0}: {1}",
                  settings.processedFolder(),
                  e.text())
              : LocalizedText.of(
                  "mailbox.not-marked",
                  "its mails are stored, but the server does not allow the connector to mark them:"
                      + " {0}",
                  e.text());
      hindered(why);
    }
  }

  private void hindered(LocalizedText why) {
    if (status.hindered(why)) {
      LOG.warn("{}: {}", settings.name(), why);
    }
  }

  // Not a search, which would clear the announcement of new mails.
  private static long[] present(ImapConnection connection, long[] uids) throws MailboxException {
    connection.run("NOOP", null); // its answer names the removed mails
    long[] sorted = Arrays.stream(uids).sorted().toArray();
    return connection.describe(sorted).stream().mapToLong(FoundMail::uid).toArray();
  }

  private void note(MailboxCursor now) {
    lease.store(now);
    cursor = now;
  }

  public static long[] upTo(long[] uids, int from) {
    return Arrays.copyOfRange(uids, from, Math.min(uids.length, from + MAILS_AT_ONCE));
  }
}
