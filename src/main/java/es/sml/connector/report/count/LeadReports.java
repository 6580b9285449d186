package es.sml.connector.report.count;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.ledger.state.LeadState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Makes reports of the ledger's leads. Two threads read a long report in half the time. */
public final class LeadReports {
  private final ReportQueries queries;
  private final Supplier<Set<String>> dealers;

  /**
   * @param dealers the dealers in force; a report names them, also without leads
   */
  public LeadReports(LedgerTransactions transactions, Supplier<Set<String>> dealers) {
    this.queries = new ReportQueries(transactions);
    this.dealers = dealers;
  }

  public LeadReport report(ReportRange range) {
    return range
        .halves()
        .parallel()
        .map(this::count)
        .reduce(ReportCounter::add)
        .orElseThrow()
        .report(dealers.get());
  }

  private ReportCounter count(ReportRange range) {
    ReportCounter counter = new ReportCounter(range);
    queries.read(range, counter::add);
    return counter;
  }

  /** Returns the numbers of each day, dealer, source and channel. */
  public List<ReportRow> rows(ReportRange range) {
    return range.halves().parallel().flatMap(half -> rowsOf(half).stream()).toList();
  }

  private List<ReportRow> rowsOf(ReportRange range) {
    Map<ReportRow, LeadCounter> rows = new HashMap<>();
    queries.read(
        range,
        (day, lead) -> {
          if (lead.state() != LeadState.SPLIT) {
            rows.computeIfAbsent(ReportRow.of(day, lead), row -> new LeadCounter()).add(lead);
          }
        });
    return rows.entrySet().stream()
        .map(row -> row.getKey().with(row.getValue().sums()))
        .sorted(ReportRow.ORDER)
        .toList();
  }
}
