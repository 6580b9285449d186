package es.sml.connector.deliver;

import es.sml.connector.deliver.LedgerMoves.Move;
import es.sml.connector.sml.CreatedLead;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The moves that a person asks for. The ledger decides: each is one transaction that checks the
 * state which it leaves and notes who did it. All may be asked for again after they were cut off.
 */
public final class LeadRulings {
  private static final String PARKED = " AND parked_at IS NOT NULL";

  // Where a search cannot tell, SML's refusal is believed. The second kind is a replay that was cut
  // off after this step: no consumer has taken the lead since.
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
   * @param watch is told of each lead that a person says is created
   */
  public LeadRulings(LedgerTransactions transactions, OperationAudit audit, CreatedLeads watch) {
    this.transactions = transactions;
    this.history = new LeadHistory(transactions);
    this.moves = new LedgerMoves(transactions, history);
    this.audit = audit;
    this.watch = watch;
  }

  /**
   * Lets a dead letter go onto the inbound queue again, unless its lead is in SML or may be there.
   * One that SML refused is searched for first, where the account's leads are found by their
   * reference.
   *
   * @param account to whose queue it goes
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
    // A message that the ledger has forgotten, or a replay that was cut off after this step.
    if (before.state() == null || before.state() == LeadState.RECEIVED) {
      return true;
    }
    String also = "attempts = 0, account = ?";
    String who = "by " + operation.who();
    Move doubt = new Move(LeadEvent.DOUBT, also + ", settle_at = NULL", account).because(who);
    return moves.tryMove(jdbc, key, doubt, IF_A_SEARCH_TELLS, List.of(account))
        || moves.tryMove(jdbc, key, new Move(LeadEvent.REPLAY, also, account).because(who))
        || moves.tryMove(jdbc, key, new Move(LeadEvent.REREAD, also, account).because(who));
  }

  /**
   * Lets a letter be thrown away: not while its lead is on its way, or may be in SML.
   *
   * @param operation its details say why
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
   * A parked lead is in SML under this id.
   *
   * @return granted also where that is what the ledger says already
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
                  new Move(LeadEvent.CONFIRM, "sml_id = ?, request = NULL, parked_at = NULL", smlId)
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
   * A parked lead is not in SML and is to be sent again.
   *
   * @return granted also where that was said before and its message is still to be moved
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
                  new Move(LeadEvent.DENY, "attempts = 0, request = NULL, parked_at = NULL")
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

  /** Another lead that the account has under this id of SML's. */
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

  // Its sender, if it wanted to know what became of it, was told something else before.
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
