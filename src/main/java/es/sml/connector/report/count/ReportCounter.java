package es.sml.connector.report.count;

import es.sml.connector.ledger.state.LeadState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Adds up the leads of one report. It has the times for SML, the first contact and the end. A
 * message with several leads does not count itself.
 */
final class ReportCounter {
  private static final int HOURS = 24;

  private ReportRange range;
  private final LeadCounter total = new LeadCounter();
  private final Map<String, LeadCounter> dealers = new TreeMap<>();
  private final Map<String, LeadCounter> sources = new TreeMap<>();
  private final Map<String, LeadCounter> channels = new TreeMap<>();
  private final Map<LocalDate, LeadCounter> days = new TreeMap<>();
  private final Map<Integer, LeadCounter> hours = new TreeMap<>();
  private final Map<String, Long> results = new TreeMap<>();
  private final SpeedCounter toSml = new SpeedCounter(60, 600, 3_600);
  private final SpeedCounter toContact = new SpeedCounter(3_600, 14_400, 86_400);
  private final SpeedCounter toEnd = new SpeedCounter(86_400, 604_800, 2_592_000);

  ReportCounter(ReportRange range) {
    this.range = range;
    // Days and hours without leads are part of a report.
    range
        .from()
        .datesUntil(range.to().plusDays(1))
        .forEach(day -> days.put(day, new LeadCounter()));
    for (int hour = 0; hour < HOURS; hour++) {
      hours.put(hour, new LeadCounter());
    }
  }

  void add(LocalDate day, CountedLead lead) {
    if (lead.state() == LeadState.SPLIT) {
      return; // each of its leads counts
    }
    int hour = Instant.ofEpochMilli(lead.receivedAt()).atZone(range.zone()).getHour();
    total.add(lead);
    dealers.computeIfAbsent(lead.dealer(), name -> new LeadCounter()).add(lead);
    sources.computeIfAbsent(lead.sourceOrChannel(), name -> new LeadCounter()).add(lead);
    channels.computeIfAbsent(lead.channel(), name -> new LeadCounter()).add(lead);
    days.get(day).add(lead);
    hours.get(hour).add(lead);
    if (lead.created() != null) {
      toSml.add(lead.created());
    }
    if (lead.followed()) {
      toContact.add(lead.contacted());
      toEnd.add(lead.ended());
    }
    if (lead.result() != null) {
      results.merge(lead.result(), 1L, Long::sum);
    }
  }

  /** Adds the leads of the days after this counter's days. */
  ReportCounter add(ReportCounter later) {
    range = range.until(later.range.to());
    total.add(later.total);
    add(dealers, later.dealers);
    add(sources, later.sources);
    add(channels, later.channels);
    add(days, later.days);
    add(hours, later.hours);
    later.results.forEach((result, number) -> results.merge(result, number, Long::sum));
    toSml.add(later.toSml);
    toContact.add(later.toContact);
    toEnd.add(later.toEnd);
    return this;
  }

  private static <K> void add(Map<K, LeadCounter> some, Map<K, LeadCounter> others) {
    others.forEach((key, counter) -> some.merge(key, counter, LeadCounter::add));
  }

  /** Returns the report, which has a line for each of these dealers within its range. */
  LeadReport report(Set<String> known) {
    known.stream()
        .filter(dealer -> range.dealers() == null || range.dealers().contains(dealer))
        .forEach(dealer -> dealers.putIfAbsent(dealer, new LeadCounter()));
    return new LeadReport(
        range.from().toString(),
        range.to().toString(),
        range.zone().getId(),
        range.dealers() == null ? null : String.join(",", new TreeSet<>(range.dealers())),
        total.sums(),
        mostFirst(dealers),
        mostFirst(sources),
        mostFirst(channels),
        lines(days),
        lines(hours),
        toSml.speed(),
        toContact.speed(),
        toEnd.speed(),
        results.entrySet().stream()
            .map(result -> new LeadReport.Result(result.getKey(), result.getValue()))
            .sorted(Comparator.comparing(result -> -result.leads()))
            .toList());
  }

  private static List<LeadReport.Line> mostFirst(Map<String, LeadCounter> counters) {
    return lines(counters).stream()
        .sorted(Comparator.comparing(line -> -line.leads().leads()))
        .toList();
  }

  private static List<LeadReport.Line> lines(Map<?, LeadCounter> counters) {
    return counters.entrySet().stream()
        .map(line -> new LeadReport.Line(String.valueOf(line.getKey()), line.getValue().sums()))
        .toList();
  }
}
