package es.sml.connector.deliver;

import es.sml.connector.deliver.LedgerMoves.Move;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.sml.CreatedLead;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The memory of every lead: each move is one committed statement that checks what it leaves. */
public final class Ledger {
  private static final String IN_SML = "sml_id = ?, request = NULL, reason = NULL";
  private static final String BECAUSE = "reason = ?";

  /** Only for the one who noted the lead as being sent, and not for who took it over since. */
  private static final String BY_ITS_POSTER = " AND COALESCE(posting_at, 0) = ?";

  private static final String NOT_PARKED = " AND parked_at IS NULL";

  private final LedgerTransactions transactions;
  private final LeadHistory history;
  private final LedgerMoves moves;
  private final CreatedLeads watch;
  private final String columns;
  private final Arrivals arrivals;
  private final String posting;
  private final String node;

  public Ledger(LedgerTransactions transactions) {
    this(transactions, CreatedLeads.UNWATCHED, null);
  }

  /**
   * @param watch is told of each lead that the ledger notes as created
   * @param node the name of the node that sends; null where there is but one
   */
  public Ledger(LedgerTransactions transactions, CreatedLeads watch, String node) {
    this.transactions = transactions;
    this.node = node;
    this.watch = watch;
    this.history = new LeadHistory(transactions);
    this.moves = new LedgerMoves(transactions, history);
    String now = transactions.now();
    this.columns = LedgerEntry.columns(now);
    this.arrivals = new Arrivals(now);
    this.posting = "posting_at = " + now + ", external_id = ?, posted_by = ?";
  }

  /**
   * Notes that a message was taken from the queue. The attempt is counted here, before anything is
   * done with it, so that a message that kills the process does not do so for ever.
   *
   * @return the row as it is now, with the state in which the lead was left last time
   */
  public LedgerEntry receive(InboundMessage message, String account) {
    return transactions.write(jdbc -> arrivals.receive(jdbc, message, account));
  }

  /**
   * Notes that a message was taken from the queue and its lead is about to be sent, in one: for
   * what nobody took before.
   *
   * @param externalId the id that the sender gave the lead; null if none
   * @return as by {@link #posting}; empty if the lead is known already: nothing is noted then
   */
  public Optional<Long> take(InboundMessage message, String account, String externalId) {
    return transactions.write(
        jdbc -> arrivals.take(jdbc, message, account, orNull(externalId), node));
  }

  /**
   * About to send: committed before the first byte goes out.
   *
   * @param externalId the id that the sender gave the lead; null if none
   * @return when, in milliseconds since 1970 by the database's clock: by it this sending is known
   */
  public long posting(String key, String externalId) {
    Move move = new Move(LeadEvent.POST, posting, orNull(externalId), node);
    return transactions
        .write(jdbc -> moves.trySending(jdbc, key, move))
        .orElseThrow(() -> new IllegalMoveException(key, LeadEvent.POST));
  }

  /** SML answered with this id, and showed nothing else. */
  public void created(String key, long smlId) {
    created(key, CreatedLead.unseen(smlId));
  }

  /** SML answered with this lead. */
  public void created(String key, CreatedLead lead) {
    moveIntoSml(key, lead, new Move(LeadEvent.CREATE, IN_SML, lead.id()));
  }

  /**
   * In SML, as a search showed.
   *
   * @param how what showed it, without the customer's data
   */
  public void found(String key, CreatedLead lead, String how) {
    moveIntoSml(key, lead, new Move(LeadEvent.FIND, IN_SML, lead.id()).because(how));
  }

  /**
   * Proven unsent by the one who was about to send it: as if it had not been taken.
   *
   * @param postedAt when this one noted that it was
   * @throws IllegalMoveException if another has taken the lead over since
   */
  public void released(String key, long postedAt) {
    moveAsPoster(key, new Move(LeadEvent.RELEASE, "attempts = attempts - 1"), postedAt);
  }

  /** Put back on the queue as it is, whatever its state: no attempt is burnt. */
  public void returned(String key) {
    transactions.write(
        jdbc ->
            jdbc.sql("UPDATE lead SET attempts = attempts - 1 WHERE lead_key = ?")
                .param(key)
                .update());
  }

  /**
   * Not known whether SML has it; the request is kept as evidence. Nothing is noted where a second
   * copy of the message has settled the lead meanwhile: then it is known.
   *
   * @param request the body as sent, or null to keep what is noted
   * @param settleIn after this time SML cannot commit it any more
   * @return whether the lead is unknown now
   */
  public boolean unknown(String key, String request, String reason, Duration settleIn) {
    return tryMove(key, lose(request, reason, settleIn));
  }

  /**
   * The same by the one who sent it; nothing is noted either where another has taken the lead over.
   *
   * @param postedAt when this one noted that it was about to
   */
  public boolean unknown(
      String key, long postedAt, String request, String reason, Duration settleIn) {
    return tryMoveAsPoster(key, lose(request, reason, settleIn), postedAt);
  }

  private Move lose(String request, String reason, Duration settleIn) {
    String also =
        "request = COALESCE(?, request), reason = ?, attempts = attempts - 1, settle_at = "
            + transactions.now()
            + " + ?";
    return new Move(LeadEvent.LOSE, also, request, reason, settleIn.toMillis()).because(reason);
  }

  /**
   * Perhaps in SML, although this ledger has no trace of it.
   *
   * @param noticedAt when the restore was noticed, in milliseconds since 1970
   * @param request the body as it would be sent
   * @param settleIn so long after the notice SML cannot commit it any more
   * @throws IllegalMoveException if the lead was given to a person meanwhile
   */
  public LedgerEntry restored(String key, long noticedAt, String request, Duration settleIn) {
    String also = "request = ?, reason = ?, restored_at = ?, settle_at = ?";
    String reason = "the ledger may be older than SML";
    Move move =
        new Move(
                LeadEvent.RESTORE,
                also,
                request,
                reason,
                noticedAt,
                noticedAt + settleIn.toMillis())
            .because(reason);
    boolean moved =
        transactions.write(jdbc -> moves.tryMove(jdbc, key, move, NOT_PARKED, List.of()));
    return find(key)
        .filter(entry -> moved)
        .orElseThrow(() -> new IllegalMoveException(key, move.event()));
  }

  /**
   * Searched for in SML and not there: it may be sent. A second copy of the message may have come
   * to an end at the same time, and have sent it or given it to a person since; what this search
   * saw is then void.
   *
   * @param entry as it was before the search
   * @throws IllegalMoveException if the lead is not as it was
   */
  public void absent(LedgerEntry entry) {
    // It has been sent before, so it kills nobody: what cut off its search does not count.
    Move move = new Move(LeadEvent.FIND_ABSENT, "reason = NULL, attempts = 1");
    if (!tryMove(entry.key(), move, BY_ITS_POSTER + NOT_PARKED, entry.postedAt())) {
      throw new IllegalMoveException(entry.key(), move.event());
    }
  }

  public void rejected(String key, String reason) {
    move(key, new Move(LeadEvent.REJECT, "reason = ?, request = NULL", reason).because(reason));
  }

  public void dismissed(String key, String reason) {
    move(key, new Move(LeadEvent.DISMISS, BECAUSE, reason).because(reason));
  }

  /**
   * So many leads of a message went on, and it holds more. It goes on as if it came for the first
   * time: no attempt was cut off.
   */
  public void dividing(String key, int parts) {
    transactions.write(
        jdbc ->
            jdbc.sql("UPDATE lead SET attempts = 0, reason = ? WHERE lead_key = ?")
                .params(parts + " leads so far", key)
                .update());
  }

  public void divided(String key, int parts) {
    String reason = parts + " leads";
    move(key, new Move(LeadEvent.DIVIDE, BECAUSE, reason).because(reason));
  }

  /**
   * The same enquiry as another lead, and dealt with as its dealer wants it.
   *
   * @param smlId of that other lead
   */
  public void repeated(String key, String first, long smlId) {
    String reason = "the same enquiry as lead " + first;
    move(key, new Move(LeadEvent.REPEAT, "sml_id = ?, " + BECAUSE, smlId, reason).because(reason));
  }

  /**
   * Given to a person to decide: nobody looks for it in SML any more.
   *
   * @param searched what SML was asked and what it showed, without the customer's data; null to
   *     keep what is noted
   */
  public void parked(String key, String searched) {
    String also = "parked_at = " + transactions.now() + ", searched = COALESCE(?, searched)";
    move(key, new Move(LeadEvent.PARK, also, searched).because(searched));
  }

  /**
   * Could not be handled. A lead that may be in SML is not failed but stays unknown: its message
   * must not be given up. One that held several leads stays what it is, for these went on.
   *
   * @return whether the lead is failed, so that its message is a dead letter now
   */
  public boolean failed(String key, String reason) {
    return tryMove(key, new Move(LeadEvent.FAIL, BECAUSE, reason).because(reason))
        || tryMove(key, new Move(LeadEvent.MISREAD, BECAUSE, reason).because(reason));
  }

  public Optional<LedgerEntry> find(String key) {
    return transactions.read(
        jdbc ->
            jdbc.sql("SELECT " + columns + " FROM lead WHERE lead_key = ?")
                .param(key)
                .query(LedgerEntry.ROW)
                .optional());
  }

  /**
   * Writes nothing, as a lead's moves are written.
   *
   * @throws org.springframework.dao.DataAccessException while leads cannot be noted
   */
  public void probe() {
    transactions.write(
        jdbc -> jdbc.sql("UPDATE lead SET attempts = attempts WHERE lead_key = ''").update());
  }

  private static String orNull(String externalId) {
    return externalId == null || externalId.isBlank() ? null : externalId;
  }

  private void moveIntoSml(String key, CreatedLead lead, Move move) {
    boolean moved =
        transactions.write(
            jdbc -> {
              boolean created = moves.tryMove(jdbc, key, move);
              if (created) {
                watch.created(jdbc, key, lead);
              } else {
                noteTwice(jdbc, key, lead.id());
              }
              return created;
            });
    if (!moved) {
      throw new IllegalMoveException(key, move.event());
    }
  }

  // Whoever sent it was taken for dead, and another sent it too: a person must close one of them.
  private void noteTwice(JdbcClient jdbc, String key, long smlId) {
    Optional<Long> other =
        jdbc.sql("SELECT sml_id FROM lead WHERE lead_key = ? AND state = 'CREATED' AND sml_id <> ?")
            .params(key, smlId)
            .query(Long.class)
            .optional();
    other.ifPresent(first -> history.recordTwice(jdbc, key, first, smlId));
  }

  private void move(String key, Move move) {
    if (!tryMove(key, move)) {
      throw new IllegalMoveException(key, move.event());
    }
  }

  private void moveAsPoster(String key, Move move, long postedAt) {
    if (!tryMoveAsPoster(key, move, postedAt)) {
      throw new IllegalMoveException(key, move.event());
    }
  }

  private boolean tryMoveAsPoster(String key, Move move, long postedAt) {
    return tryMove(key, move, BY_ITS_POSTER, postedAt);
  }

  private boolean tryMove(String key, Move move) {
    return transactions.write(jdbc -> moves.tryMove(jdbc, key, move));
  }

  private boolean tryMove(String key, Move move, String onlyIf, long postedAt) {
    return transactions.write(jdbc -> moves.tryMove(jdbc, key, move, onlyIf, List.of(postedAt)));
  }
}
