package es.sml.connector.deliver;

import es.sml.connector.sml.SmlLead;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Settles a lead that may or may not be in SML, before anything else is done with it. */
public final class Settlement {
  /** A POST, a login because its token was refused, and the POST again. */
  private static final int REQUESTS_IN_A_DELIVERY = 3;

  private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(2);

  private final Ledger ledger;
  private final LeadSearch search;
  private final Duration longestDelivery;
  private final Duration lateCommit;
  private final long started = System.nanoTime();

  /**
   * @param requestDeadline the longest time that one request to SML may take
   * @param lateCommit the longest time after which SML may still store a lead that it did not
   *     answer
   */
  public Settlement(
      Ledger ledger, LeadSearch search, Duration requestDeadline, Duration lateCommit) {
    this.ledger = ledger;
    this.search = search;
    this.longestDelivery = requestDeadline.multipliedBy(REQUESTS_IN_A_DELIVERY);
    this.lateCommit = lateCommit;
  }

  /** What the delivery route does next. */
  public enum Verdict {
    /** It is in SML; the ledger has its id. */
    FOUND,
    /** It is not, and cannot come to be any more: it may be sent. */
    ABSENT,
    /** Too early to say. */
    WAIT,
    /** SML shows no way to tell; a person must. */
    PARK
  }

  /**
   * A verdict and its ground.
   *
   * @param searched what SML was asked, and what it showed
   */
  public record Judgement(Verdict verdict, String searched) {}

  /**
   * Searches SML for the lead and decides what is next; a lead that is found is noted as created.
   *
   * @param entry as the ledger left it, in an unsure state
   * @param lead as it would be posted
   */
  public Judgement settle(LedgerEntry entry, String account, SmlLead lead) {
    SearchResult result = search.find(account, entry.key(), lead, lookAlikes(entry, lead));
    boolean early = entry.state() == LeadState.POSTING || entry.settleIn().toMillis() > 0;
    if (result.smlId() != null && (result.byReference() || !early)) {
      ledger.found(entry.key(), result.smlId(), result.how());
      return new Judgement(Verdict.FOUND, result.asked());
    }
    if (entry.state() == LeadState.POSTING) {
      ledger.unknown(
          entry.key(),
          request(lead),
          "the delivery was interrupted",
          underWay(entry).plus(lateCommit));
      return new Judgement(Verdict.WAIT, result.asked());
    }
    if (early) {
      ledger.returned(entry.key());
      return new Judgement(Verdict.WAIT, result.asked());
    }
    if (!result.conclusive()) {
      return new Judgement(Verdict.PARK, result.asked());
    }
    ledger.absent(entry);
    return new Judgement(Verdict.ABSENT, result.asked());
  }

  private LookAlikes lookAlikes(LedgerEntry entry, SmlLead lead) {
    Instant posted = Instant.ofEpochMilli(entry.postedAt());
    return new LookAlikes(
        lead,
        posted.minus(CLOCKS_DIFFER_BY),
        posted.plus(longestDelivery).plus(lateCommit).plus(CLOCKS_DIFFER_BY));
  }

  /** For how long whoever posted the lead may still be at it. */
  private Duration underWay(LedgerEntry entry) {
    // This process has the ledger for itself: who posted before it started is gone.
    if (entry.postingAge().toNanos() > System.nanoTime() - started) {
      return Duration.ZERO;
    }
    Duration left = longestDelivery.minus(entry.postingAge());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Notes that a POST ended without an answer that says what became of it. */
  public void lost(String key, SmlLead lead, Exception failure) {
    ledger.unknown(key, request(lead), failure.getMessage(), lateCommit);
  }

  /**
   * Notes that a lead that may be in SML cannot be handled any further.
   *
   * @param lead null where that shows before the lead is mapped; the request that is noted stays
   *     then
   */
  public void brokenOff(String key, SmlLead lead, String reason) {
    ledger.unknown(key, lead == null ? null : request(lead), reason, lateCommit);
  }

  private static String request(SmlLead lead) {
    return new String(lead.toJson(), StandardCharsets.UTF_8);
  }

  /** When a message whose lead is unsure must be looked at again, in milliseconds since 1970. */
  public long lookAgainAt(String key) {
    Duration left =
        ledger
            .find(key)
            .map(LedgerEntry::settleIn)
            .filter(d -> d.compareTo(Duration.ZERO) > 0)
            .orElse(lateCommit);
    return System.currentTimeMillis() + left.toMillis() + 50;
  }
}
