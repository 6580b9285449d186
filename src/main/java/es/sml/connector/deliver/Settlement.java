package es.sml.connector.deliver;

import es.sml.connector.failure.SmlUnavailableException;
import es.sml.connector.sml.CreatedLead;
import es.sml.connector.sml.SmlLead;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Settles a lead that may or may not be in SML, before anything else is done with it. */
public final class Settlement {
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(2);

  /** A broker and a database count in milliseconds. */
  private static final Duration NO_EARLIER = Duration.ofMillis(50);

  private static final Duration ANY_TIME = Duration.ofDays(365);

  private static final String CANNOT_TELL =
      "SML may have this lead, and neither its search nor a client filter can tell";
  private static final String IN_VAIN =
      "SML does not store this lead: it was sent "
          + SendsInVain.TOO_MANY
          + " times, others went in";

  private final Ledger ledger;
  private final LeadSearch search;
  private final SendsInVain inVain;
  private final FailedLooks failed = new FailedLooks();
  private final SendTimes times;
  private final Poster poster;
  private final SettleTime settleTime;

  /**
   * @param transactions of that ledger
   * @param poster who may still be at a lead
   * @param clock of that ledger
   */
  public Settlement(
      Ledger ledger,
      LedgerTransactions transactions,
      LeadSearch search,
      SendTimes times,
      Poster poster,
      LedgerClock clock) {
    this.ledger = ledger;
    this.search = search;
    this.inVain = new SendsInVain(transactions);
    this.times = times;
    this.poster = poster;
    this.settleTime = new SettleTime(times, clock);
  }

  /**
   * How long a lead is under way.
   *
   * @param sendWithin after it is noted as being sent, no byte of it is sent later than this
   * @param requestDeadline the longest time that a request to SML may take
   * @param lateCommit the longest time after which SML may still store a lead that it did not
   *     answer
   */
  public record SendTimes(Duration sendWithin, Duration requestDeadline, Duration lateCommit) {
    Duration longest() {
      return sendWithin.plus(requestDeadline);
    }
  }

  /** What the delivery route does next. */
  public enum Verdict {
    /** It is in SML; the ledger has its id. */
    FOUND,
    /** It is not, and cannot come to be any more: it may be sent. */
    ABSENT,
    /** Too early to say. */
    WAIT,
    /** SML shows no way to tell, or does not store it; a person must see to it. */
    PARK
  }

  /**
   * A verdict and its ground.
   *
   * @param searched what SML was asked, and what it showed
   * @param reason why a person must see to it; null where none must
   */
  public record Judgement(Verdict verdict, String searched, String reason) {
    private Judgement(Verdict verdict, String searched) {
      this(verdict, searched, null);
    }

    private static Judgement park(String searched, String reason) {
      return new Judgement(Verdict.PARK, searched, reason);
    }
  }

  /**
   * Searches SML for the lead and decides what is next; a lead that is found is noted as created.
   *
   * @param entry as the ledger left it, in an unsure state
   * @param lead as it would be posted
   * @throws SmlUnavailableException when SML cannot be searched, and not for this lead alone
   */
  public Judgement settle(LedgerEntry entry, String account, SmlLead lead) {
    // Before the search: what SML stores while it goes on, it need not show.
    boolean early =
        entry.state() == LeadState.POSTING || settleTime.left(entry).compareTo(Duration.ZERO) > 0;
    SearchResult result;
    try {
      result = search.find(account, entry.key(), lead, lookAlikes(entry, lead));
    } catch (SmlUnavailableException e) {
      if (!failed.isOfOneLead(entry.key(), e)) {
        throw e;
      }
      return entry.parked()
          ? Judgement.park(e.getMessage(), CANNOT_TELL)
          : tooEarly(entry, lead, e.getMessage());
    }
    failed.end(entry.key());
    // Only an operator may resolve a parked lead. It is not known when a restored lead was sent, so
    // an older lead of the customer may look like it.
    boolean likenessCounts = !early && !entry.parked() && !entry.isRestored();
    if (result.smlId() != null && (result.byReference() || likenessCounts)) {
      ledger.found(entry.key(), CreatedLead.found(result.smlId(), lead), result.how());
      return new Judgement(Verdict.FOUND, result.asked());
    }
    if (entry.parked()) {
      // Whoever took this copy of its message, perhaps long ago, must not act against the person.
      return Judgement.park(result.asked(), CANNOT_TELL);
    }
    if (early || result.early()) {
      return tooEarly(entry, lead, result.asked());
    }
    boolean alike = result.smlId() != null; // a lead that looks like a restored one may be it
    if (!result.conclusive() || alike) {
      return Judgement.park(result.asked(), CANNOT_TELL);
    }
    if (inVain.areTooMany(entry, account)) {
      return Judgement.park(result.asked(), IN_VAIN);
    }
    ledger.absent(entry);
    return new Judgement(Verdict.ABSENT, result.asked());
  }

  private Judgement tooEarly(LedgerEntry entry, SmlLead lead, String searched) {
    if (entry.state() == LeadState.POSTING) {
      Duration wait = underWay(entry).plus(times.lateCommit());
      ledger.unknown(entry.key(), request(lead), "the delivery was interrupted", wait);
      settleTime.begin(entry.key(), entry.postedAt(), wait);
    } else {
      ledger.returned(entry.key());
    }
    return new Judgement(Verdict.WAIT, searched);
  }

  private LookAlikes lookAlikes(LedgerEntry entry, SmlLead lead) {
    if (entry.isRestored()) {
      Instant noticed = Instant.ofEpochMilli(entry.restoredAt());
      return new LookAlikes(lead, Instant.EPOCH, noticed.plus(ANY_TIME));
    }
    Instant posted = Instant.ofEpochMilli(entry.postedAt());
    return new LookAlikes(
        lead,
        posted.minus(CLOCKS_DIFFER_BY),
        posted.plus(times.longest()).plus(times.lateCommit()).plus(CLOCKS_DIFFER_BY));
  }

  /** For how long whoever posted the lead may still be at it. */
  private Duration underWay(LedgerEntry entry) {
    if (poster.isGone(entry)) {
      return Duration.ZERO;
    }
    // A paused node sends nothing when it wakes up; what it had sent before, SML has.
    Duration left =
        (poster.isSilent(entry) ? times.sendWithin() : times.longest())
            .minus(settleTime.age(entry));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /**
   * Notes that a POST ended without an answer that says what became of it.
   *
   * @param postedAt when its sender noted that it was about to send it
   */
  public void lost(String key, long postedAt, SmlLead lead, Exception failure) {
    ledger.unknown(key, postedAt, request(lead), failure.getMessage(), times.lateCommit());
    settleTime.begin(key, postedAt, times.lateCommit());
  }

  /**
   * Notes that a lead may be in SML although the ledger has no trace of it.
   *
   * @param noticed when the restore of the ledger was noticed
   * @return the lead as the ledger has it now, unsure
   */
  public LedgerEntry restored(String key, Instant noticed, SmlLead lead) {
    return ledger.restored(
        key, noticed.toEpochMilli(), request(lead), times.longest().plus(times.lateCommit()));
  }

  /**
   * Notes that a lead that may be in SML cannot be handled any further.
   *
   * @param lead null where that shows before the lead is mapped; the request that is noted stays
   *     then
   */
  public void brokenOff(String key, SmlLead lead, String reason) {
    ledger.unknown(key, lead == null ? null : request(lead), reason, times.lateCommit());
  }

  private static String request(SmlLead lead) {
    return new String(lead.toJson(), StandardCharsets.UTF_8);
  }

  /** After what time a message that must wait is looked at again. */
  public Duration lookAgainIn(String key) {
    return ledger
        .find(key)
        .filter(entry -> entry.state() == LeadState.UNKNOWN)
        .map(settleTime::left)
        .filter(left -> left.compareTo(Duration.ZERO) > 0)
        .orElse(times.lateCommit())
        .plus(NO_EARLIER);
  }
}
