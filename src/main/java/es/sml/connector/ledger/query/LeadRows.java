package es.sml.connector.ledger.query;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.ledger.state.LeadState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.RowMapper;

/**
 * Reads the ledger for operators: one lead by its key, external id or SML id, or a filtered list,
 * newest first.
 */
public record LeadRows(LedgerTransactions transactions) {
  private static final RowMapper<LeadRow> ROW =
      (row, number) ->
          new LeadRow(
              row.getString("lead_key"),
              row.getString("account"),
              row.getString("dealer"),
              row.getString("channel"),
              row.getString("name"),
              row.getString("source"),
              row.getString("vehicle"),
              row.getString("subject"),
              LeadState.valueOf(row.getString("state")),
              row.getInt("attempts"),
              row.getString("reason"),
              row.getString("external_id"),
              row.getString("request"),
              row.getString("searched"),
              number(row, "sml_id"),
              row.getLong("received_at"),
              number(row, "posting_at"),
              number(row, "reconcile_at"),
              row.getLong("updated_at"),
              number(row, "parked_at"),
              number(row, "erased_at"));

  public Optional<LeadRow> find(String key) {
    return transactions.read(
        jdbc ->
            jdbc.sql("SELECT * FROM lead WHERE lead_key = :key")
                .param("key", key)
                .query(ROW)
                .optional());
  }

  /** Returns the leads with these keys; unknown keys are left out. */
  public Map<String, LeadRow> find(Collection<String> keys) {
    Map<String, LeadRow> found = new HashMap<>();
    if (!keys.isEmpty()) {
      transactions
          .read(
              jdbc ->
                  jdbc.sql("SELECT * FROM lead WHERE lead_key IN (:keys)")
                      .param("keys", keys)
                      .query(ROW)
                      .list())
          .forEach(row -> found.put(row.leadKey(), row));
    }
    return found;
  }

  /**
   * Returns the newest leads with this id of the sender's program, newest first.
   *
   * @param id the whole external id, or the part behind the program's name
   * @param dealers null for all
   */
  public List<LeadRow> ofExternalId(String id, Set<String> dealers, int limit) {
    String ofDealers = dealers == null ? "" : " AND dealer IN (:dealers)";
    return transactions.read(
        jdbc ->
            jdbc.sql(
                    "SELECT * FROM lead WHERE (external_id = :id OR bare_id = :id)"
                        + ofDealers
                        + " ORDER BY received_at DESC LIMIT :limit")
                .param("id", id)
                .param("dealers", dealers)
                .param("limit", limit)
                .query(ROW)
                .list());
  }

  /** Returns the leads that SML has under one of these ids. */
  public List<LeadRow> inSml(String account, Collection<Long> smlIds) {
    return smlIds.isEmpty()
        ? List.of()
        : transactions.read(
            jdbc ->
                jdbc.sql(
                        "SELECT * FROM lead WHERE account = :account AND sml_id IN (:ids)"
                            + " ORDER BY received_at DESC")
                    .param("account", account)
                    .param("ids", smlIds)
                    .query(ROW)
                    .list());
  }

  /**
   * Returns the newest leads that match the filter, newest first.
   *
   * @param after last lead of the page before; null for the first page
   */
  public List<LeadRow> list(LeadFilter filter, LeadRow after, int limit) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    add(filter, conditions, values);
    if (after != null) {
      conditions.add(
          "received_at <= :afterAt AND (received_at < :afterAt OR lead_key < :afterKey)");
      values.put("afterAt", after.receivedAt());
      values.put("afterKey", after.leadKey());
    }
    values.put("limit", limit);
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    return transactions.read(
        jdbc ->
            jdbc.sql(
                    "SELECT * FROM lead"
                        + where
                        + " ORDER BY received_at DESC, lead_key DESC LIMIT :limit")
                .params(values)
                .query(ROW)
                .list());
  }

  private static void add(LeadFilter filter, List<String> conditions, Map<String, Object> values) {
    add(
        conditions,
        values,
        "state = :state",
        "state",
        filter.state() == null ? null : filter.state().name());
    add(conditions, values, "account = :account", "account", filter.account());
    add(conditions, values, "dealer IN (:dealers)", "dealers", filter.dealers());
    add(conditions, values, "sml_id = :smlId", "smlId", filter.smlId());
    add(conditions, values, "received_at >= :since", "since", filter.since());
    add(conditions, values, "received_at < :until", "until", filter.until());
    if (Boolean.TRUE.equals(filter.parked())) {
      conditions.add("state = 'UNKNOWN' AND parked_at IS NOT NULL");
    }
    if (filter.keyPrefix() != null) {
      // A range can use an index. No key has a character above z.
      add(conditions, values, "lead_key >= :from", "from", filter.keyPrefix());
      add(conditions, values, "lead_key < :to", "to", filter.keyPrefix() + "{");
    }
  }

  private static void add(
      List<String> conditions,
      Map<String, Object> values,
      String condition,
      String name,
      Object value) {
    if (value != null) {
      conditions.add(condition);
      values.put(name, value);
    }
  }

  private static Long number(ResultSet row, String column) throws SQLException {
    Number number = (Number) row.getObject(column);
    return number == null ? null : number.longValue();
  }
}
