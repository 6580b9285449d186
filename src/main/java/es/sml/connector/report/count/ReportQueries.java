package es.sml.connector.report.count;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.ledger.state.LeadState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Reads the leads of a report: those received on its days, in its time zone.
 *
 * <p>To add up the rows here is three times as fast as GROUP BY in SQLite; by day, a long report
 * needs little memory.
 */
final class ReportQueries {
  private static final String LEADS =
      """
      SELECT l.received_at, l.dealer, l.source, l.channel, l.state, l.unsure, l.created_at - l.received_at AS created,
             t.sml_id AS followed, t.contacted_at - l.received_at AS contacted, t.ended_at - l.received_at AS ended,
             t.result
      FROM lead l
      LEFT JOIN tracked_lead t ON l.state = 'CREATED' AND t.account = l.account AND t.sml_id = l.sml_id
      WHERE l.received_at >= :since AND l.received_at < :until""";

  private static final String OF_DEALERS = LEADS + " AND l.dealer IN (:dealers)";

  private final LedgerTransactions transactions;

  ReportQueries(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  /** Passes each lead with the local day of its receipt. */
  void read(ReportRange range, BiConsumer<LocalDate, CountedLead> leads) {
    range.from().datesUntil(range.to().plusDays(1)).forEach(day -> read(day, range, leads));
  }

  private void read(LocalDate day, ReportRange range, BiConsumer<LocalDate, CountedLead> leads) {
    transactions.read(
        jdbc -> {
          jdbc.sql(range.dealers() == null ? LEADS : OF_DEALERS)
              .param("since", day.atStartOfDay(range.zone()).toInstant().toEpochMilli())
              .param("until", day.plusDays(1).atStartOfDay(range.zone()).toInstant().toEpochMilli())
              .param("dealers", range.dealers())
              .query((RowCallbackHandler) row -> leads.accept(day, lead(row)));
          return null;
        });
  }

  // By number: to find a column by its name takes longer than to read it.
  private static CountedLead lead(ResultSet row) throws SQLException {
    Long unsure = number(row, 6);
    return new CountedLead(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        LeadState.valueOf(row.getString(5)),
        unsure == null ? null : unsure.intValue(),
        number(row, 7),
        number(row, 8) != null,
        number(row, 9),
        number(row, 10),
        row.getString(11));
  }

  private static Long number(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }
}
