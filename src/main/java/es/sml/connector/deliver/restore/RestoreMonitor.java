package es.sml.connector.deliver.restore;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.deliver.SearchFirst;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.ledger.LedgerEntry;
import es.sml.connector.sml.client.SmlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which leads are searched in SML before they are sent. After a restore the ledger may be
 * older than SML. {@link RestoreNotice} decides for how long.
 */
public final class RestoreMonitor {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreMonitor.class);

  private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(2);

  private final RestoreRecord record;
  private final UnknownLeads unknown;
  private final SearchFirst mode;
  private final Supplier<Instant> oldestWaiting;
  private final Set<String> compared = ConcurrentHashMap.newKeySet();
  private final AtomicLong reads = new AtomicLong();
  private final AtomicReference<Known> known = new AtomicReference<>(new Known(0, List.of()));

  /**
   * @param oldestWaiting time of receipt of the oldest queued message; null if none waits
   */
  public RestoreMonitor(
      SmlClient client,
      LedgerTransactions transactions,
      SearchFirst mode,
      Supplier<Instant> oldestWaiting) {
    this.record = new RestoreRecord(transactions);
    this.unknown = new UnknownLeads(client, transactions, record);
    this.mode = mode;
    this.oldestWaiting = oldestWaiting;
  }

  /**
   * Returns the time of the notice for which this lead must be searched; empty if it may be sent at
   * once. SML is asked once before an account's first lead.
   *
   * @param entry null for a lead that is not in the ledger yet
   * @throws SmlUnavailableException while SML cannot be read, before the account's first lead
   */
  public Optional<Instant> mustBeSearched(
      String account, InboundMessage message, LedgerEntry entry) {
    if (mode == SearchFirst.NEVER || (entry != null && entry.parked())) {
      return Optional.empty();
    }
    if (!compared.contains(account)) {
      compare(account);
    }
    Instant came = message.arrivedOrReceived().minus(CLOCKS_DIFFER_BY);
    return known.get().notices().stream()
        .filter(notice -> notice.concerns(account))
        .filter(notice -> !notice.ended() || came.isBefore(notice.noticedAt()))
        .map(RestoreNotice::noticedAt)
        .max(Instant::compareTo)
        .filter(noticed -> entry == null || !entry.isReconciledSince(noticed.toEpochMilli()));
  }

  /**
   * Compares each account with SML again, and ends the search once all earlier leads are delivered.
   */
  public void check() {
    if (mode == SearchFirst.NEVER) {
      return;
    }
    for (String account : compared) {
      try {
        compare(account);
      } catch (SmlUnavailableException | SmlLoginException e) {
        LOG.debug("account {}: its leads cannot be compared with SML now", account, e);
      }
    }
    Instant oldest = oldestWaiting.get();
    for (RestoreNotice notice : record.notices()) {
      if (notice.isOver(Instant.now(), oldest)) {
        record.end(notice.account());
        LOG.info("all leads from before the restore are done; new leads are sent without a search");
      }
    }
    refresh();
  }

  /** Returns the reason why leads are searched before they are sent; null while they are not. */
  public LocalizedText reason() {
    return mode == SearchFirst.NEVER ? null : RestoreNotice.text(known.get().notices());
  }

  /** Reads the notices of this start and of those before. */
  public void begin() {
    if (mode == SearchFirst.ALWAYS) {
      record.note("deliver.search-first is set to always");
    }
    refresh();
    LocalizedText reason = reason();
    if (reason != null) {
      LOG.warn("{}", reason);
    }
  }

  private record Known(long read, List<RestoreNotice> notices) {}

  // Two consumers may read at the same time; an earlier result must not replace a later one.
  private void refresh() {
    long read = reads.incrementAndGet();
    Known next = new Known(read, record.notices());
    known.accumulateAndGet(next, (old, other) -> other.read() > old.read() ? other : old);
  }

  // Consumers that start together may all ask SML: waiting for each other would delay other work.
  private void compare(String account) {
    if (unknown.noteIfInSml(account)) {
      LOG.warn("{}", RestoreNotice.text(record.notices()));
    }
    refresh();
    compared.add(account);
  }
}
