package es.sml.connector.status;

import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.lead.MessageKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the CRMs were told, and the outbox of what they are to be told. */
final class StatusStore {
  private static final String KNOWN =
      """
      SELECT l.account, l.sml_id, l.dealer, l.external_id, l.lead_key,
             w.status, w.result, w.user_id, COALESCE(w.changes, 0) AS changes
      FROM lead l LEFT JOIN sml_lead w ON w.account = l.account AND w.sml_id = l.sml_id
      WHERE l.account = :account AND l.state = 'CREATED' AND l.sml_id IN (:ids) AND l.dealer IN (:dealers)
      ORDER BY l.lead_key""";

  // The number of changes is checked, so that of two runs only one tells.
  private static final String TOLD =
      """
      INSERT INTO sml_lead
        (account, sml_id, dealer, external_id, reference, status, result, user_id, changes, updated_at)
      VALUES
        (:account, :smlId, :dealer, :externalId, :reference, :status, :result, :user, :changes, %s)
      ON CONFLICT (account, sml_id) DO UPDATE SET
        status = excluded.status, result = excluded.result, user_id = excluded.user_id,
        changes = excluded.changes, updated_at = excluded.updated_at
      WHERE sml_lead.changes = :before""";

  private static final String QUEUED =
      """
      INSERT INTO status_event (event_id, position, queue, body)
      VALUES (:id, (SELECT COALESCE(MAX(position), 0) + 1 FROM status_event), :queue, :body)""";

  private static final RowMapper<Known> ROW =
      (row, number) -> {
        Number user = (Number) row.getObject("user_id");
        String status = row.getString("status");
        return new Known(
            new WatchedLead(
                row.getString("account"),
                row.getLong("sml_id"),
                row.getString("dealer"),
                row.getString("external_id"),
                MessageKey.reference(row.getString("lead_key")),
                status,
                row.getString("result"),
                user == null ? null : user.longValue(),
                row.getInt("changes")),
            status != null);
      };

  private final LedgerTransactions transactions;
  private final Map<String, String> queues;

  StatusStore(LedgerTransactions transactions, Map<String, String> queues) {
    this.transactions = transactions;
    this.queues = Map.copyOf(queues);
  }

  /** A lead of ours, and whether its CRM was told of it before. */
  record Known(WatchedLead lead, boolean told) {}

  /** A lead as SML has it now, and what its CRM is to be told. */
  record Change(WatchedLead now, List<StatusEvents.Event> events) {}

  /** Those of the leads that the connector created for a dealer whose CRM wants to know. */
  Map<Long, Known> known(String account, List<Long> ids) {
    if (ids.isEmpty() || queues.isEmpty()) {
      return Map.of();
    }
    return transactions.read(
        jdbc ->
            jdbc
                .sql(KNOWN)
                .param("account", account)
                .param("ids", ids)
                .param("dealers", queues.keySet())
                .query(ROW)
                .list()
                .stream()
                // Two messages may have become one lead, if SML itself merges them: it is told of
                // once.
                .collect(
                    Collectors.toMap(
                        known -> known.lead().smlId(), known -> known, (one, other) -> one)));
  }

  /** Notes the new states and queues their events, together. */
  void save(List<Change> changes) {
    if (!changes.isEmpty()) {
      transactions.write(
          jdbc -> {
            changes.forEach(change -> save(jdbc, change));
            return null;
          });
    }
  }

  private void save(JdbcClient jdbc, Change change) {
    WatchedLead now = change.now();
    int saved =
        jdbc.sql(TOLD.formatted(transactions.now()))
            .param("account", now.account())
            .param("smlId", now.smlId())
            .param("dealer", now.dealer())
            .param("externalId", now.externalId())
            .param("reference", now.reference())
            .param("status", now.status())
            .param("result", now.result())
            .param("user", now.user())
            .param("changes", now.changes() + change.events().size())
            .param("before", now.changes())
            .update();
    if (saved == 1) {
      for (StatusEvents.Event event : change.events()) {
        jdbc.sql(QUEUED)
            .param("id", event.id())
            .param("queue", queues.get(now.dealer()))
            .param("body", event.body())
            .update();
      }
    }
  }
}
