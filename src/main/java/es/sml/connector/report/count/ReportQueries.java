package es.sml.connector.report.count;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.ledger.state.LeadState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Reads the leads of a report: those received on its days, in its time zone.
 *
 * <p>To add up the rows here is three times as fast as GROUP BY in SQLite; by day, a long report
 * needs little memory. One value that is read costs more than the query itself, so each row has one
 * text for all texts, and most rows have the text of an earlier one.
 */
record ReportQueries(LedgerTransactions transactions) {
  private static final String MARK = "\u001f";
  private static final int TEXTS = 6;

  /** Stands for no time: its column needs no second call for NULL. */
  private static final long NONE = Long.MIN_VALUE;

  private static final String LEADS =
      """
      SELECT l.dealer || :mark || l.channel || :mark || l.state
                 || :mark || COALESCE(CAST(l.unsure AS TEXT), '')
                 || :mark || COALESCE(t.result, '') || :mark || COALESCE(l.source, ''),
             l.received_at,
             COALESCE(l.created_at - l.received_at, :none),
             COALESCE(t.sml_id, :none),
             COALESCE(t.contacted_at - l.received_at, :none),
             COALESCE(t.ended_at - l.received_at, :none)
      FROM lead l
      LEFT JOIN tracked_lead t ON l.state = 'CREATED' AND t.account = l.account AND t.sml_id = l.sml_id
      WHERE l.received_at >= :since AND l.received_at < :until""";

  private static final String OF_DEALERS = LEADS + " AND l.dealer IN (:dealers)";

  /** Passes each lead with the local day of its receipt. */
  void read(ReportRange range, BiConsumer<LocalDate, CountedLead> leads) {
    Map<String, String[]> texts = new HashMap<>();
    range
        .from()
        .datesUntil(range.to().plusDays(1))
        .forEach(day -> read(day, range, row -> leads.accept(day, lead(row, texts))));
  }

  private void read(LocalDate day, ReportRange range, RowCallbackHandler rows) {
    transactions.read(
        jdbc -> {
          jdbc.sql(range.dealers() == null ? LEADS : OF_DEALERS)
              .param("mark", MARK)
              .param("none", NONE)
              .param("since", day.atStartOfDay(range.zone()).toInstant().toEpochMilli())
              .param("until", day.plusDays(1).atStartOfDay(range.zone()).toInstant().toEpochMilli())
              .param("dealers", range.dealers())
              .query(rows);
          return null;
        });
  }

  private static CountedLead lead(ResultSet row, Map<String, String[]> known) throws SQLException {
    String[] texts = known.computeIfAbsent(row.getString(1), text -> text.split(MARK, TEXTS));
    return new CountedLead(
        row.getLong(2),
        texts[0],
        emptyToNull(texts[5]),
        texts[1],
        LeadState.valueOf(texts[2]),
        texts[3].isEmpty() ? null : Integer.valueOf(texts[3]),
        time(row, 3),
        time(row, 4) != null,
        time(row, 5),
        time(row, 6),
        emptyToNull(texts[4]));
  }

  private static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Long time(ResultSet row, int column) throws SQLException {
    long time = row.getLong(column);
    return time == NONE ? null : time;
  }
}
