package es.sml.connector.ledger.erasure;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.ledger.action.OperatorAction;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ledger.action.ResolutionResult;
import es.sml.connector.ledger.state.LeadHistory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Erases customers' data from the database, on request or by age. It decides what goes; key, state
 * and SML id stay, so that no lead is created again. A lead on its way is not erased.
 */
public final class PersonalData {
  // The lead, and all leads of its message. No key has a character above z.
  private static final String AND_PARTS =
      " (lead_key = :key OR (lead_key >= :firstPart AND lead_key < :lastPart))";

  private static final String OLD =
      """
      SELECT lead_key FROM lead WHERE erased_at IS NULL AND received_at < %1$s - :age AND updated_at < %1$s - :age
      AND state NOT IN ('RECEIVED', 'POSTING', 'UNKNOWN') ORDER BY received_at LIMIT :limit""";

  private final LedgerTransactions transactions;
  private final LeadHistory history;
  private final OperatorAudit audit;
  private final CommandRecords commands;

  public PersonalData(LedgerTransactions transactions, OperatorAudit audit) {
    this.transactions = transactions;
    this.history = new LeadHistory(transactions);
    this.audit = audit;
    this.commands = new CommandRecords(transactions);
  }

  /**
   * Erases a lead's data and that of all leads in its message.
   *
   * @return granted unless one of them is being delivered or may be in SML; then nothing is erased
   */
  public ResolutionResult erase(String key, OperatorAction action) {
    return transactions.write(
        jdbc -> {
          List<ResolutionResult> leads = find(jdbc, key);
          ResolutionResult first =
              leads.stream()
                  .filter(ResolutionResult::isUnderWay)
                  .findFirst()
                  .orElse(leads.isEmpty() ? ResolutionResult.NO_LEAD : leads.get(0));
          boolean granted = first.state() != null && !first.isUnderWay();
          if (granted) {
            erase(jdbc, key);
            audit.note(jdbc, action, key, "erased");
          }
          return first.with(granted);
        });
  }

  /** Returns keys of leads that ended before this age, a limited number at a time. */
  public List<String> olderThan(Duration age, int limit) {
    return transactions.read(
        jdbc ->
            jdbc.sql(OLD.formatted(transactions.now()))
                .param("age", age.toMillis())
                .param("limit", limit)
                .query(String.class)
                .list());
  }

  private void erase(JdbcClient jdbc, String key) {
    with(
        jdbc,
        "UPDATE lead SET name = NULL, external_id = NULL, bare_id = NULL, request = NULL, reason = NULL, "
            + "searched = NULL, vehicle = NULL, subject = NULL, "
            + "erased_at = COALESCE(erased_at, "
            + transactions.now()
            + ") WHERE"
            + AND_PARTS,
        key);
    with(jdbc, "UPDATE lead_move SET reason = NULL WHERE" + AND_PARTS, key);
    history.record(jdbc, key, "ERASE", null);
    with(jdbc, "DELETE FROM enquiry WHERE" + AND_PARTS, key);
    with(
        jdbc,
        "UPDATE tracked_lead SET external_id = NULL WHERE EXISTS (SELECT 1 FROM lead "
            + "WHERE lead.account = tracked_lead.account AND lead.sml_id = tracked_lead.sml_id AND lead.state = 'CREATED' AND"
            + AND_PARTS
            + ")",
        key);
    // Events that no CRM waits for. They hold the sender's id of the lead.
    with(
        jdbc,
        "DELETE FROM crm_event WHERE (delivered_at IS NOT NULL OR dead_lettered_at IS NOT NULL) AND EXISTS (SELECT 1 FROM lead "
            + "WHERE lead.account = crm_event.account AND lead.sml_id = crm_event.sml_id AND lead.state = 'CREATED' AND"
            + AND_PARTS
            + ")",
        key);
    with(jdbc, "DELETE FROM lead_reply WHERE" + AND_PARTS, key);
    commands.forget(
        jdbc,
        "("
            + AND_PARTS
            + " OR (sml_id IS NOT NULL AND EXISTS (SELECT 1 FROM lead "
            + "WHERE lead.account = command.account AND lead.sml_id = command.sml_id AND"
            + AND_PARTS.replace("lead_key", "lead.lead_key")
            + ")))",
        range(key));
  }

  private static List<ResolutionResult> find(JdbcClient jdbc, String key) {
    return jdbc.sql(
            "SELECT "
                + ResolutionResult.COLUMNS
                + " FROM lead WHERE"
                + AND_PARTS
                + " ORDER BY lead_key")
        .params(range(key))
        .query(ResolutionResult.ROW)
        .list();
  }

  private static void with(JdbcClient jdbc, String sql, String key) {
    jdbc.sql(sql).params(range(key)).update();
  }

  private static Map<String, String> range(String key) {
    return Map.of("key", key, "firstPart", key + "/", "lastPart", key + "/{");
  }
}
