package es.sml.connector.report.count;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.ledger.state.LeadState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes reports of the ledger's leads. */
public final class LeadReports {
  private final ReportQueries queries;

  public LeadReports(LedgerTransactions transactions) {
    this.queries = new ReportQueries(transactions);
  }

  public LeadReport report(ReportRange range) {
    ReportCounter counter = new ReportCounter(range);
    queries.read(range, counter::add);
    return counter.report();
  }

  /** Returns the numbers of each day, dealer, source and channel. */
  public List<ReportRow> rows(ReportRange range) {
    Map<ReportRow, LeadCounter> rows = new TreeMap<>(ReportRow.ORDER);
    queries.read(
        range,
        (day, lead) -> {
          if (lead.state() != LeadState.SPLIT) {
            rows.computeIfAbsent(ReportRow.of(day, lead), row -> new LeadCounter()).add(lead);
          }
        });
    return rows.entrySet().stream().map(row -> row.getKey().with(row.getValue().sums())).toList();
  }
}
