package es.sml.connector.deliver.reconcile;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.deliver.search.LeadSearch;
import es.sml.connector.deliver.search.SearchFailures;
import es.sml.connector.deliver.search.SearchResult;
import es.sml.connector.deliver.search.SimilarLeads;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.ledger.LedgerClock;
import es.sml.connector.ledger.LedgerEntry;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.sml.create.CreatedLead;
import es.sml.connector.sml.create.SmlLead;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * Decides about a lead that SML may have, before any other step: it is created, sent again,
 * searched later, or parked for an operator. Only a search that proves its absence lets it be sent
 * again.
 */
public final class Reconciliation {

  /** The broker and the database count in milliseconds. */
  private static final Duration NO_EARLIER = Duration.ofMillis(50);

  private static final Duration ANY_TIME = Duration.ofDays(365);

  private static final String INCONCLUSIVE =
      "SML may have this lead, and no search can confirm it: search for the customer in SML, then"
          + " resolve the lead";
  private static final String INTERRUPTED = "the connector was interrupted while it sent the lead";
  private static final String UNDELIVERABLE =
      "SML did not store this lead in "
          + UndeliverableLeadDetector.TOO_MANY
          + " attempts, but stored others: check the lead's data, then resolve it";

  private final Ledger ledger;
  private final LeadSearch search;
  private final UndeliverableLeadDetector undeliverable;
  private final SearchFailures failures = new SearchFailures();
  private final SendTimes times;
  private final SenderIdentity sender;
  private final CommitWindow commitWindow;

  /**
   * @param transactions transactions of that ledger
   * @param sender senders that may still be active
   * @param clock clock of that ledger
   */
  public Reconciliation(
      Ledger ledger,
      LedgerTransactions transactions,
      LeadSearch search,
      SendTimes times,
      SenderIdentity sender,
      LedgerClock clock) {
    this.ledger = ledger;
    this.search = search;
    this.undeliverable = new UndeliverableLeadDetector(transactions);
    this.times = times;
    this.sender = sender;
    this.commitWindow = new CommitWindow(times, clock);
  }

  /**
   * Longest durations of a lead's delivery.
   *
   * @param sendWithin time after the posting until the request must start
   * @param requestDeadline longest duration of a request to SML
   * @param lateCommit longest time after which SML may still store a lead without a response
   */
  public record SendTimes(Duration sendWithin, Duration requestDeadline, Duration lateCommit) {
    Duration longest() {
      return sendWithin.plus(requestDeadline);
    }
  }

  /**
   * Decision about a lead, with its reason.
   *
   * @param searched filters of the search and its results
   * @param reason why an operator must decide; null if none must
   */
  public record Decision(ReconciliationResult result, String searched, String reason) {
    private Decision(ReconciliationResult result, String searched) {
      this(result, searched, null);
    }

    private static Decision park(String searched, String reason) {
      return new Decision(ReconciliationResult.PARK, searched, reason);
    }
  }

  /**
   * Searches SML for the lead and returns the next step. A lead that is found is recorded as
   * created.
   *
   * @param entry entry of the lead, with an unknown outcome
   * @param lead as SML would get it
   * @throws SmlUnavailableException if SML cannot be searched, unless only this lead's search fails
   */
  public Decision reconcile(LedgerEntry entry, String account, SmlLead lead) {
    // Decided before the search, since SML may not show a lead that it stores during the search.
    boolean early =
        entry.state() == LeadState.POSTING || commitWindow.left(entry).compareTo(Duration.ZERO) > 0;
    SearchResult result;
    try {
      result = search.find(account, entry.key(), lead, similarLeads(entry, lead));
    } catch (SmlUnavailableException e) {
      if (!failures.isOfOneLead(entry.key(), e)) {
        throw e;
      }
      return entry.parked()
          ? Decision.park(e.getMessage(), INCONCLUSIVE)
          : tooEarly(entry, lead, e.getMessage());
    }
    failures.end(entry.key());
    // Only an operator may resolve a parked lead. It is not known when a restored lead was sent, so
    // an older lead of the customer may look like it.
    boolean likenessCounts = !early && !entry.parked() && !entry.isRestored();
    if (result.smlId() != null && (result.byReference() || likenessCounts)) {
      ledger.found(entry.key(), CreatedLead.found(result.smlId(), lead), result.how());
      return new Decision(ReconciliationResult.FOUND, result.asked());
    }
    if (entry.parked()) {
      // An older copy of the message must not override the operator.
      return Decision.park(result.asked(), INCONCLUSIVE);
    }
    if (early || result.early()) {
      return tooEarly(entry, lead, result.asked());
    }
    boolean alike = result.smlId() != null; // a similar lead may be the restored one
    if (!result.conclusive() || alike) {
      return Decision.park(result.asked(), INCONCLUSIVE);
    }
    if (undeliverable.areTooMany(entry, account)) {
      return Decision.park(result.asked(), UNDELIVERABLE);
    }
    ledger.absent(entry);
    return new Decision(ReconciliationResult.ABSENT, result.asked());
  }

  private Decision tooEarly(LedgerEntry entry, SmlLead lead, String searched) {
    if (entry.state() == LeadState.POSTING) {
      Duration wait = underWay(entry).plus(times.lateCommit());
      ledger.unknown(entry.key(), request(lead), INTERRUPTED, wait);
      commitWindow.begin(entry.key(), entry.postedAt(), wait);
    } else {
      ledger.returned(entry.key());
    }
    return new Decision(ReconciliationResult.TOO_EARLY, searched);
  }

  private SimilarLeads similarLeads(LedgerEntry entry, SmlLead lead) {
    if (entry.isRestored()) {
      Instant noticed = Instant.ofEpochMilli(entry.restoredAt());
      return new SimilarLeads(lead, Instant.EPOCH, noticed.plus(ANY_TIME));
    }
    Instant posted = Instant.ofEpochMilli(entry.postedAt());
    return new SimilarLeads(
        lead,
        posted.minus(ClockTolerance.MOST),
        posted.plus(times.longest()).plus(times.lateCommit()).plus(ClockTolerance.MOST));
  }

  /** Returns how long the sender of the lead may still be active. */
  private Duration underWay(LedgerEntry entry) {
    if (sender.isGone(entry)) {
      return Duration.ZERO;
    }
    // A paused node sends nothing when it resumes. A request from before the pause has reached SML.
    Duration left =
        (sender.isSilent(entry) ? times.sendWithin() : times.longest())
            .minus(commitWindow.age(entry));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /**
   * Records that a POST ended without a response that shows its outcome.
   *
   * @param postedAt time when its sender recorded the posting
   */
  public void lost(String key, long postedAt, SmlLead lead, Exception failure) {
    ledger.unknown(key, postedAt, request(lead), failure.getMessage(), times.lateCommit());
    commitWindow.begin(key, postedAt, times.lateCommit());
  }

  /**
   * Records that SML may have a lead that the ledger has no trace of.
   *
   * @param noticed time when the restore was noticed
   * @return new entry of the lead, with an unknown outcome
   */
  public LedgerEntry restored(String key, Instant noticed, SmlLead lead) {
    return ledger.restored(
        key, noticed.toEpochMilli(), request(lead), times.longest().plus(times.lateCommit()));
  }

  /**
   * Records that a lead with an unknown outcome cannot be processed further.
   *
   * @param lead null if the failure came before the mapping; the recorded request then stays
   */
  public void brokenOff(String key, SmlLead lead, String reason) {
    ledger.unknown(key, lead == null ? null : request(lead), reason, times.lateCommit());
  }

  private static String request(SmlLead lead) {
    return new String(lead.toJson(), StandardCharsets.UTF_8);
  }

  /** Returns the time after which a waiting message is checked again. */
  public Duration nextCheckIn(String key) {
    return ledger
        .find(key)
        .filter(entry -> entry.state() == LeadState.UNKNOWN)
        .map(commitWindow::left)
        .filter(left -> left.compareTo(Duration.ZERO) > 0)
        .orElse(times.lateCommit())
        .plus(NO_EARLIER);
  }
}
