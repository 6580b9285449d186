package es.sml.connector.ledger;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.ledger.state.IllegalMoveException;
import es.sml.connector.ledger.state.LeadEvent;
import es.sml.connector.ledger.state.LeadHistory;
import es.sml.connector.ledger.state.LedgerMoves;
import es.sml.connector.ledger.state.LedgerMoves.Move;
import es.sml.connector.sml.create.CreatedLead;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records the state of every lead. Each move is one committed statement that checks the state
 * before it.
 */
public final class Ledger {
  private static final String BECAUSE = "reason = ?";
  private static final String ORIGIN = "source = ?, vehicle = ?, subject = ?, unsure = ?";

  /** Only for the consumer that recorded this posting, not for one that took the lead over. */
  private static final String BY_ITS_SENDER = " AND COALESCE(posting_at, 0) = ?";

  private static final String NOT_PARKED = " AND parked_at IS NULL";

  private final LedgerTransactions transactions;
  private final LeadHistory history;
  private final LedgerMoves moves;
  private final CreatedLeads listener;
  private final String columns;
  private final Arrivals arrivals;
  private final String posting;
  private final String inSml;
  private final String node;

  public Ledger(LedgerTransactions transactions) {
    this(transactions, CreatedLeads.NONE, null);
  }

  /**
   * @param listener receives each lead that the ledger records as created
   * @param node name of the sending node; null if there is only one node
   */
  public Ledger(LedgerTransactions transactions, CreatedLeads listener, String node) {
    this.transactions = transactions;
    this.node = node;
    this.listener = listener;
    this.history = new LeadHistory(transactions);
    this.moves = new LedgerMoves(transactions, history);
    String now = transactions.now();
    this.columns = LedgerEntry.columns(now);
    this.arrivals = new Arrivals(now);
    this.posting =
        "posting_at = " + now + ", external_id = ?, bare_id = ?, posted_by = ?, " + ORIGIN;
    this.inSml = "created_at = " + now + ", sml_id = ?, request = NULL, reason = NULL";
  }

  /**
   * Records that a message was consumed. The attempt is counted before the message is parsed, so a
   * message that crashes the connector is retried only a limited number of times.
   *
   * @return the present row, with the state that the previous attempt left
   */
  public LedgerEntry receive(InboundMessage message, String account) {
    return transactions.write(jdbc -> arrivals.receive(jdbc, message, account));
  }

  /**
   * Records in one statement that a new message was consumed and that its lead is about to be sent.
   *
   * @param externalId id of the lead in the sender's program; null if none
   * @return as {@link #posting}; empty if the ledger has the lead already, and then nothing changes
   */
  public Optional<Long> receiveAndPost(
      InboundMessage message, String account, String externalId, LeadOrigin origin) {
    return transactions.write(
        jdbc ->
            arrivals.receiveAndPost(
                jdbc, message, account, ExternalId.of(externalId), node, origin));
  }

  /**
   * Records that the lead is about to be sent. Committed before the first byte goes out.
   *
   * @param externalId id of the lead in the sender's program; null if none
   * @return time in milliseconds since 1970 by the database's clock; it identifies this posting
   */
  public long posting(String key, String externalId, LeadOrigin origin) {
    ExternalId id = ExternalId.of(externalId);
    Move move =
        new Move(
            LeadEvent.POST,
            posting,
            id.whole(),
            id.bare(),
            node,
            origin.source(),
            origin.vehicle(),
            origin.subject(),
            origin.unsure());
    return transactions
        .write(jdbc -> moves.trySending(jdbc, key, move))
        .orElseThrow(() -> new IllegalMoveException(key, LeadEvent.POST));
  }

  /** Records that SML responded with this id and no other data. */
  public void created(String key, long smlId) {
    created(key, CreatedLead.unseen(smlId));
  }

  /** Records that SML responded with this lead. */
  public void created(String key, CreatedLead lead) {
    moveIntoSml(key, lead, new Move(LeadEvent.CREATE, inSml, lead.id()));
  }

  /**
   * Records that a search found the lead in SML.
   *
   * @param how evidence of the search, without the customer's data
   */
  public void found(String key, CreatedLead lead, String how) {
    moveIntoSml(key, lead, new Move(LeadEvent.FOUND, inSml, lead.id()).because(how));
  }

  /**
   * Undoes the attempt of a consumer that has not sent the lead.
   *
   * @param postedAt time when this consumer recorded the posting
   * @throws IllegalMoveException if another consumer has taken the lead over
   */
  public void released(String key, long postedAt) {
    moveAsSender(key, new Move(LeadEvent.RELEASE, "attempts = attempts - 1"), postedAt);
  }

  /** Takes back the attempt of a message that goes back to its queue, in any state. */
  public void returned(String key) {
    transactions.write(
        jdbc ->
            jdbc.sql("UPDATE lead SET attempts = attempts - 1 WHERE lead_key = ?")
                .param(key)
                .update());
  }

  /**
   * Records an unknown outcome, with the request as evidence. Changes nothing if another copy of
   * the message has reconciled the lead meanwhile.
   *
   * @param request body as sent; null to keep the recorded one
   * @param commitWindow time after which SML can no longer store the lead
   * @return whether the outcome is unknown now
   */
  public boolean unknown(String key, String request, String reason, Duration commitWindow) {
    return tryMove(key, lose(request, reason, commitWindow));
  }

  /**
   * Does the same for the consumer that sent it. Changes nothing if another consumer has taken the
   * lead over.
   *
   * @param postedAt time when this consumer recorded the posting
   */
  public boolean unknown(
      String key, long postedAt, String request, String reason, Duration commitWindow) {
    return tryMoveAsSender(key, lose(request, reason, commitWindow), postedAt);
  }

  private Move lose(String request, String reason, Duration commitWindow) {
    String also =
        "request = COALESCE(?, request), reason = ?, attempts = attempts - 1, reconcile_at = "
            + transactions.now()
            + " + ?";
    return new Move(LeadEvent.OUTCOME_UNKNOWN, also, request, reason, commitWindow.toMillis())
        .because(reason);
  }

  /**
   * Records that SML may have the lead although the ledger has no trace of it.
   *
   * @param noticedAt time when the restore was noticed, in milliseconds since 1970
   * @param request body as it would be sent
   * @param commitWindow time after the notice until SML can no longer store the lead
   * @throws IllegalMoveException if the lead was parked meanwhile
   */
  public LedgerEntry restored(String key, long noticedAt, String request, Duration commitWindow) {
    String also = "request = ?, reason = ?, restored_at = ?, reconcile_at = ?";
    String reason = "the data directory may be older than SML's leads";
    Move move =
        new Move(
                LeadEvent.RESTORE,
                also,
                request,
                reason,
                noticedAt,
                noticedAt + commitWindow.toMillis())
            .because(reason);
    boolean moved =
        transactions.write(jdbc -> moves.tryMove(jdbc, key, move, NOT_PARKED, List.of()));
    return find(key)
        .filter(entry -> moved)
        .orElseThrow(() -> new IllegalMoveException(key, move.event()));
  }

  /**
   * Records that SML does not have the lead, so it may be sent. Another copy of the message may
   * have sent or parked it during the search; then this search counts for nothing.
   *
   * @param entry entry before the search
   * @throws IllegalMoveException if the entry has changed
   */
  public void absent(LedgerEntry entry) {
    // It was sent before, so its content crashes nothing: an interrupted search is not an attempt.
    Move move = new Move(LeadEvent.NOT_FOUND, "reason = NULL, attempts = 1");
    if (!tryMove(entry.key(), move, BY_ITS_SENDER + NOT_PARKED, entry.postedAt())) {
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
   * Records that some leads of a message went on and that it holds more. It continues without a
   * counted attempt, since none was interrupted.
   */
  public void dividing(String key, int parts) {
    transactions.write(
        jdbc ->
            jdbc.sql("UPDATE lead SET attempts = 0, reason = ? WHERE lead_key = ?")
                .params(leads(parts) + " so far", key)
                .update());
  }

  public void divided(String key, int parts) {
    String reason = leads(parts);
    move(key, new Move(LeadEvent.SPLIT, BECAUSE, reason).because(reason));
  }

  private static String leads(int number) {
    return number == 1 ? "1 lead" : number + " leads";
  }

  /**
   * Records a duplicate of another lead, after its dealer's policy was applied.
   *
   * @param smlId SML's id of the other lead
   */
  public void markDuplicate(String key, String first, long smlId, LeadOrigin origin) {
    String reason = "a duplicate of lead " + first;
    move(
        key,
        new Move(
                LeadEvent.DUPLICATE,
                "sml_id = ?, " + BECAUSE + ", " + ORIGIN,
                smlId,
                reason,
                origin.source(),
                origin.vehicle(),
                origin.subject(),
                origin.unsure())
            .because(reason));
  }

  /**
   * Parks the lead for an operator; the connector no longer searches for it.
   *
   * @param searched filters and results of the search, without the customer's data; null to keep
   *     the recorded ones
   */
  public void parked(String key, String searched) {
    String also = "parked_at = " + transactions.now() + ", searched = COALESCE(?, searched)";
    move(key, new Move(LeadEvent.PARK, also, searched).because(searched));
  }

  /**
   * Records a failure. A lead that may be in SML stays unknown: its message must not be given up. A
   * message of several leads keeps its state, since these went on.
   *
   * @param portal the portal that sent its message, for a lead without a source; null if unknown
   * @return whether the lead has failed, so that its message is a dead letter now
   */
  public boolean failed(String key, String reason, String portal) {
    String also = BECAUSE + ", source = COALESCE(source, ?)";
    return tryMove(key, new Move(LeadEvent.FAIL, also, reason, portal).because(reason))
        || tryMove(key, new Move(LeadEvent.STILL_UNREADABLE, BECAUSE, reason).because(reason));
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
   * Checks that the ledger accepts writes, without a change.
   *
   * @throws org.springframework.dao.DataAccessException while the ledger accepts no writes
   */
  public void probe() {
    transactions.write(
        jdbc -> jdbc.sql("UPDATE lead SET attempts = attempts WHERE lead_key = ''").update());
  }

  private void moveIntoSml(String key, CreatedLead lead, Move move) {
    boolean moved =
        transactions.write(
            jdbc -> {
              boolean created = moves.tryMove(jdbc, key, move);
              if (created) {
                listener.created(jdbc, key, lead);
              } else {
                noteDuplicateInSml(jdbc, key, lead.id());
              }
              return created;
            });
    if (!moved) {
      throw new IllegalMoveException(key, move.event());
    }
  }

  // The first sender seemed to have stopped and another one sent the lead too: an operator must
  // close one of the two.
  private void noteDuplicateInSml(JdbcClient jdbc, String key, long smlId) {
    Optional<Long> other =
        jdbc.sql("SELECT sml_id FROM lead WHERE lead_key = ? AND state = 'CREATED' AND sml_id <> ?")
            .params(key, smlId)
            .query(Long.class)
            .optional();
    other.ifPresent(first -> history.recordDuplicateInSml(jdbc, key, first, smlId));
  }

  private void move(String key, Move move) {
    if (!tryMove(key, move)) {
      throw new IllegalMoveException(key, move.event());
    }
  }

  private void moveAsSender(String key, Move move, long postedAt) {
    if (!tryMoveAsSender(key, move, postedAt)) {
      throw new IllegalMoveException(key, move.event());
    }
  }

  private boolean tryMoveAsSender(String key, Move move, long postedAt) {
    return tryMove(key, move, BY_ITS_SENDER, postedAt);
  }

  private boolean tryMove(String key, Move move) {
    return transactions.write(jdbc -> moves.tryMove(jdbc, key, move));
  }

  private boolean tryMove(String key, Move move, String onlyIf, long postedAt) {
    return transactions.write(jdbc -> moves.tryMove(jdbc, key, move, onlyIf, List.of(postedAt)));
  }
}
