package es.sml.connector.ledger.action;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.ledger.CreatedLeads;
import es.sml.connector.ledger.state.LeadEvent;
import es.sml.connector.ledger.state.LeadHistory;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.ledger.state.LedgerMoves;
import es.sml.connector.ledger.state.LedgerMoves.Move;
import es.sml.connector.sml.create.CreatedLead;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Applies operators' actions to leads: replay, discard, created and retry. It decides which the
 * lead's state allows, and which replay searches SML first.
 *
 * <p>Each is one transaction: it checks the lead's state and records the operator. An interrupted
 * action may be requested again.
 */
public final class OperatorResolutions {
  private static final String PARKED = " AND parked_at IS NOT NULL";

  // If SML's search is not reliable, its rejection counts. The second condition is a replay that
  // was interrupted after this step: no consumer has received the lead since.
  private static final String IF_SEARCHABLE =
      " AND (state = 'REJECTED' OR (attempts = 0 AND reconcile_at IS NULL AND parked_at IS NULL))"
          + " AND EXISTS (SELECT 1 FROM sml_account searched"
          + " WHERE searched.account = ? AND searched.reference_searchable = 1)";

  private final LedgerTransactions transactions;
  private final LeadHistory history;
  private final LedgerMoves moves;
  private final OperatorAudit audit;
  private final CreatedLeads listener;

  /**
   * @param listener receives each lead that an operator resolves as created
   */
  public OperatorResolutions(
      LedgerTransactions transactions, OperatorAudit audit, CreatedLeads listener) {
    this.transactions = transactions;
    this.history = new LeadHistory(transactions);
    this.moves = new LedgerMoves(transactions, history);
    this.audit = audit;
    this.listener = listener;
  }

  /**
   * Allows the replay of a dead letter, unless SML has its lead or may have it. A lead that SML
   * rejected is searched in SML first, if the account's search finds leads by reference.
   *
   * @param account account of the queue for the replay
   */
  public ResolutionResult replay(String key, String account, OperatorAction action) {
    return transactions.write(
        jdbc -> {
          ResolutionResult before = find(jdbc, key);
          boolean granted = !before.erased() && replay(jdbc, key, account, action, before);
          if (granted) {
            requestReply(jdbc, key);
            audit.note(jdbc, action, key, "sent again to " + account);
          }
          return before.with(granted);
        });
  }

  private boolean replay(
      JdbcClient jdbc, String key, String account, OperatorAction action, ResolutionResult before) {
    // The ledger no longer has the lead, or the replay was interrupted after this step.
    if (before.state() == null || before.state() == LeadState.RECEIVED) {
      return true;
    }
    String also = "attempts = 0, account = ?";
    String who = "by " + action.who();
    Move searchFirst =
        new Move(LeadEvent.SEARCH_REPLAY, also + ", reconcile_at = NULL", account).because(who);
    return moves.tryMove(jdbc, key, searchFirst, IF_SEARCHABLE, List.of(account))
        || moves.tryMove(jdbc, key, new Move(LeadEvent.REPLAY, also, account).because(who))
        || moves.tryMove(jdbc, key, new Move(LeadEvent.REPLAY_SPLIT, also, account).because(who));
  }

  /**
   * Allows to discard a dead letter, unless its lead is being delivered or may be in SML.
   *
   * @param action action, with the operator's reason in its details
   */
  public ResolutionResult discard(String key, OperatorAction action) {
    return transactions.write(
        jdbc -> {
          ResolutionResult before = find(jdbc, key);
          boolean granted = !before.isUnderWay();
          if (granted) {
            history.record(jdbc, key, "DISCARD", action.details());
            audit.note(jdbc, action, key, "discarded");
          }
          return before.with(granted);
        });
  }

  /**
   * Resolves a parked lead as created in SML with this id.
   *
   * @return granted also if the ledger has this resolution already
   */
  public ResolutionResult created(String key, long smlId, OperatorAction action) {
    return transactions.write(
        jdbc -> {
          ResolutionResult before = find(jdbc, key);
          if (before.state() == LeadState.CREATED) {
            return before.with(before.smlId() != null && before.smlId() == smlId);
          }
          boolean granted =
              moves.tryMove(
                  jdbc,
                  key,
                  new Move(
                          LeadEvent.RESOLVE_CREATED,
                          "sml_id = ?, request = NULL, parked_at = NULL",
                          smlId)
                      .because("by " + action.who()),
                  PARKED,
                  List.of());
          if (granted) {
            listener.created(jdbc, key, CreatedLead.unseen(smlId));
            requestReply(jdbc, key);
            audit.note(jdbc, action, key, "created as " + smlId);
          }
          return before.with(granted);
        });
  }

  /**
   * Resolves a parked lead as not created; the connector sends it again.
   *
   * @return granted also if the ledger has this resolution and the message still waits
   */
  public ResolutionResult retry(String key, OperatorAction action) {
    return transactions.write(
        jdbc -> {
          ResolutionResult before = find(jdbc, key);
          if (before.state() == LeadState.RECEIVED) {
            return before.with(true);
          }
          boolean granted =
              moves.tryMove(
                  jdbc,
                  key,
                  new Move(
                          LeadEvent.RESOLVE_RETRY, "attempts = 0, request = NULL, parked_at = NULL")
                      .because("by " + action.who()),
                  PARKED,
                  List.of());
          if (granted) {
            requestReply(jdbc, key);
            audit.note(jdbc, action, key, "to be sent again");
          }
          return before.with(granted);
        });
  }

  /** Returns another lead of the account with this SML id. */
  public Optional<String> other(String key, long smlId) {
    return transactions.read(
        jdbc ->
            jdbc
                .sql(
                    """
                    SELECT lead_key FROM lead WHERE sml_id = :smlId AND state = 'CREATED' AND lead_key <> :key
                    AND account = (SELECT account FROM lead WHERE lead_key = :key)""")
                .param("smlId", smlId)
                .param("key", key)
                .query(String.class)
                .list()
                .stream()
                .findFirst());
  }

  // The sender has an earlier reply with another outcome, so a new reply is due.
  private static void requestReply(JdbcClient jdbc, String key) {
    jdbc.sql("UPDATE lead_reply SET requested = requested + 1, replied = NULL WHERE lead_key = ?")
        .param(key)
        .update();
  }

  private static ResolutionResult find(JdbcClient jdbc, String key) {
    return jdbc.sql("SELECT " + ResolutionResult.COLUMNS + " FROM lead WHERE lead_key = :key")
        .param("key", key)
        .query(ResolutionResult.ROW)
        .optional()
        .orElse(ResolutionResult.NO_LEAD);
  }
}
