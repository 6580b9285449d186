package es.sml.connector.deliver;

import es.sml.connector.deliver.LedgerMoves.Move;
import es.sml.connector.sml.CreatedLead;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Applies operators' actions to leads. Each is one transaction: it checks the lead's state and
 * records the operator. An interrupted action may be requested again.
 */
public final class LeadRulings {
  private static final String PARKED = " AND parked_at IS NOT NULL";

  // If SML's search is not reliable, its rejection counts. The second condition is a replay that
  // was interrupted after this step: no consumer has received the lead since.
  private static final String IF_A_SEARCH_TELLS =
      " AND (state = 'REJECTED' OR (attempts = 0 AND settle_at IS NULL AND parked_at IS NULL))"
          + " AND EXISTS (SELECT 1 FROM sml_account searched"
          + " WHERE searched.account = ? AND searched.reference_searchable = 1)";

  private final LedgerTransactions transactions;
  private final LeadHistory history;
  private final LedgerMoves moves;
  private final OperationAudit audit;
  private final CreatedLeads watch;

  /**
   * @param watch receives each lead that an operator resolves as created
   */
  public LeadRulings(LedgerTransactions transactions, OperationAudit audit, CreatedLeads watch) {
    this.transactions = transactions;
    this.history = new LeadHistory(transactions);
    this.moves = new LedgerMoves(transactions, history);
    this.audit = audit;
    this.watch = watch;
  }

  /**
   * Allows the replay of a dead letter, unless SML has its lead or may have it. A lead that SML
   * rejected is searched in SML first, if the account's search finds leads by reference.
   *
   * @param account account of the queue for the replay
   */
  public Ruling replay(String key, String account, Operation operation) {
    return transactions.write(
        jdbc -> {
          Ruling before = look(jdbc, key);
          boolean granted = !before.erased() && replay(jdbc, key, account, operation, before);
          if (granted) {
            askAgain(jdbc, key);
            audit.note(jdbc, operation, key, "sent again to " + account);
          }
          return before.with(granted);
        });
  }

  private boolean replay(
      JdbcClient jdbc, String key, String account, Operation operation, Ruling before) {
    // The ledger no longer has the lead, or the replay was interrupted after this step.
    if (before.state() == null || before.state() == LeadState.RECEIVED) {
      return true;
    }
    String also = "attempts = 0, account = ?";
    String who = "by " + operation.who();
    Move doubt =
        new Move(LeadEvent.SEARCH_REPLAY, also + ", settle_at = NULL", account).because(who);
    return moves.tryMove(jdbc, key, doubt, IF_A_SEARCH_TELLS, List.of(account))
        || moves.tryMove(jdbc, key, new Move(LeadEvent.REPLAY, also, account).because(who))
        || moves.tryMove(jdbc, key, new Move(LeadEvent.REPLAY_SPLIT, also, account).because(who));
  }

  /**
   * Allows to discard a dead letter, unless its lead is being delivered or may be in SML.
   *
   * @param operation action, with the operator's reason in its details
   */
  public Ruling discard(String key, Operation operation) {
    return transactions.write(
        jdbc -> {
          Ruling before = look(jdbc, key);
          boolean granted = !before.isUnderWay();
          if (granted) {
            history.record(jdbc, key, "DISCARD", operation.details());
            audit.note(jdbc, operation, key, "discarded");
          }
          return before.with(granted);
        });
  }

  /**
   * Resolves a parked lead as created in SML with this id.
   *
   * @return granted also if the ledger has this resolution already
   */
  public Ruling created(String key, long smlId, Operation operation) {
    return transactions.write(
        jdbc -> {
          Ruling before = look(jdbc, key);
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
                      .because("by " + operation.who()),
                  PARKED,
                  List.of());
          if (granted) {
            watch.created(jdbc, key, CreatedLead.unseen(smlId));
            askAgain(jdbc, key);
            audit.note(jdbc, operation, key, "created as " + smlId);
          }
          return before.with(granted);
        });
  }

  /**
   * Resolves a parked lead as not created; the connector sends it again.
   *
   * @return granted also if the ledger has this resolution and the message still waits
   */
  public Ruling retry(String key, Operation operation) {
    return transactions.write(
        jdbc -> {
          Ruling before = look(jdbc, key);
          if (before.state() == LeadState.RECEIVED) {
            return before.with(true);
          }
          boolean granted =
              moves.tryMove(
                  jdbc,
                  key,
                  new Move(
                          LeadEvent.RESOLVE_RETRY, "attempts = 0, request = NULL, parked_at = NULL")
                      .because("by " + operation.who()),
                  PARKED,
                  List.of());
          if (granted) {
            askAgain(jdbc, key);
            audit.note(jdbc, operation, key, "to be sent again");
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
  private static void askAgain(JdbcClient jdbc, String key) {
    jdbc.sql("UPDATE lead_reply SET asked = asked + 1, told = NULL WHERE lead_key = ?")
        .param(key)
        .update();
  }

  private static Ruling look(JdbcClient jdbc, String key) {
    return jdbc.sql("SELECT " + Ruling.COLUMNS + " FROM lead WHERE lead_key = :key")
        .param("key", key)
        .query(Ruling.ROW)
        .optional()
        .orElse(Ruling.NO_LEAD);
  }
}
