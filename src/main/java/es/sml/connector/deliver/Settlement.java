package es.sml.connector.deliver;

import es.sml.connector.lead.MessageKey;
import es.sml.connector.sml.SmlLead;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Settles a lead that may or may not be in SML, before anything else is done with it. */
public final class Settlement {
  private final Ledger ledger;
  private final LeadSearch search;
  private final Duration postDeadline;
  private final Duration lateCommit;

  public Settlement(Ledger ledger, LeadSearch search, Duration postDeadline, Duration lateCommit) {
    this.ledger = ledger;
    this.search = search;
    this.postDeadline = postDeadline;
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
   * Searches SML for the lead and decides what is next; a lead that is found is noted as created.
   *
   * @param entry as the ledger left it, in an unsure state
   * @param lead as it would be posted
   */
  public Verdict settle(LedgerEntry entry, String account, SmlLead lead) {
    String reference = MessageKey.reference(entry.key());
    LeadSearch.Result result = search.find(account, reference, lead);
    if (result.smlId().isPresent()) {
      ledger.created(entry.key(), result.smlId().getAsLong());
      return Verdict.FOUND;
    }
    if (entry.state() == LeadState.POSTING) {
      // Whoever posted it is gone, or is still at it: its deadline first, then SML's.
      Duration underWay = postDeadline.minus(entry.postingAge());
      ledger.unknown(
          entry.key(),
          request(lead),
          "the delivery was interrupted",
          (underWay.isNegative() ? Duration.ZERO : underWay).plus(lateCommit));
      return Verdict.WAIT;
    }
    if (entry.settleIn().compareTo(Duration.ZERO) > 0) {
      return Verdict.WAIT;
    }
    if (!result.conclusive()) {
      return Verdict.PARK;
    }
    ledger.absent(entry.key());
    return Verdict.ABSENT;
  }

  /** Notes that a POST ended without an answer that says what became of it. */
  public void lost(String key, SmlLead lead, Exception failure) {
    ledger.unknown(key, request(lead), failure.getMessage(), lateCommit);
  }

  private static String request(SmlLead lead) {
    return new String(lead.toJson(), StandardCharsets.UTF_8);
  }

  /** When a message whose lead is unsure must be looked at again, in milliseconds since 1970. */
  public long lookAgainAt(String key) {
    Duration left =
        ledger.find(key).map(LedgerEntry::settleIn).filter(d -> !d.isNegative()).orElse(lateCommit);
    return System.currentTimeMillis() + left.toMillis() + 50;
  }
}
