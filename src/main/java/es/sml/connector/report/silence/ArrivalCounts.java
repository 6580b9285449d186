package es.sml.connector.report.silence;

import es.sml.connector.database.LedgerTransactions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Counts the leads of each source and hour. A message that could not be read does not count. After
 * the first time, it reads one day.
 */
final class ArrivalCounts {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  // Leads before V22 have no source. Unreadable leads have none either.
  private static final String BY_HOUR =
      """
      SELECT dealer, COALESCE(source, channel) AS source, received_at / 3600000 AS hour, COUNT(*) AS leads,
             MAX(received_at) AS newest
      FROM lead WHERE received_at >= ? AND received_at < ? AND unsure IS NOT NULL GROUP BY 1, 2, 3""";

  private final LedgerTransactions transactions;
  private final Map<Source, NavigableMap<Long, Row>> counts = new HashMap<>();
  private Instant readUntil = Instant.EPOCH;

  ArrivalCounts(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  private record Source(String dealer, String name) {}

  private record Row(String dealer, String source, long hour, int leads, long newest) {}

  /** Returns the counts of a window that ends now. */
  List<SourceCounts> until(Instant now, WeekHours hours, Instant since) {
    // A lead may get its source later than it came, for example after an outage of SML.
    Instant again = readUntil.minus(DAY);
    Instant from = (again.isAfter(since) ? again : since).truncatedTo(ChronoUnit.HOURS);
    counts.values().forEach(each -> each.tailMap(from.toEpochMilli() / HOUR.toMillis()).clear());
    counts.values().forEach(each -> each.headMap(since.toEpochMilli() / HOUR.toMillis()).clear());
    counts.values().removeIf(Map::isEmpty);
    for (Instant day = from; !day.isAfter(now); day = day.plus(DAY)) {
      read(day, day.plus(DAY));
    }
    readUntil = now;
    List<SourceCounts> all = new ArrayList<>();
    counts.forEach((source, each) -> all.add(counts(source, each, hours)));
    return all;
  }

  private void read(Instant from, Instant to) {
    transactions
        .read(
            jdbc ->
                jdbc.sql(BY_HOUR)
                    .params(from.toEpochMilli(), to.toEpochMilli())
                    .query(Row.class)
                    .list())
        .forEach(
            row ->
                counts
                    .computeIfAbsent(
                        new Source(row.dealer(), row.source()), source -> new TreeMap<>())
                    .put(row.hour(), row));
  }

  private static SourceCounts counts(Source source, NavigableMap<Long, Row> rows, WeekHours hours) {
    int[] counts = new int[hours.size()];
    for (Row row : rows.values()) {
      int index = hours.index(Instant.ofEpochMilli(row.hour() * HOUR.toMillis()));
      if (index >= 0 && index < counts.length) {
        counts[index] = row.leads();
      }
    }
    Instant newest = Instant.ofEpochMilli(rows.lastEntry().getValue().newest());
    return new SourceCounts(source.dealer(), source.name(), counts, newest);
  }
}
