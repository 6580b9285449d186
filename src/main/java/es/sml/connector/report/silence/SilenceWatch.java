package es.sml.connector.report.silence;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.language.LocalizedText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Knows which sources are unusually silent, as of the last check. Such a silence ends only with the
 * next lead of its source. None begins while a pause keeps the leads of its dealer.
 */
public final class SilenceWatch {
  /** With the offset: other times of an alert are in UTC. */
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx");

  private final ArrivalCounts arrivals;
  private final ZoneId zone;
  private final Predicate<String> paused;
  private volatile List<Silence> silences = List.of();

  /**
   * Has checked nothing yet.
   *
   * @param paused whether a pause keeps leads of a dealer
   */
  public SilenceWatch(LedgerTransactions transactions, ZoneId zone, Predicate<String> paused) {
    this.paused = paused;
    this.arrivals = new ArrivalCounts(transactions);
    this.zone = zone;
  }

  /** Reads the new leads and decides. The first time, it reads half a year. */
  public synchronized void check(Instant now) {
    Instant since = now.minus(SilenceModel.WINDOW);
    WeekHours hours = new WeekHours(since, now, zone);
    List<SourceCounts> counts = arrivals.until(now, hours, since);
    List<Silence> found = new ArrayList<>(new SilenceModel(hours, counts, now).silences());
    found.removeIf(silence -> paused.test(silence.dealer()));
    silences.stream()
        .filter(before -> lasts(before, counts) && found.stream().noneMatch(before::isSame))
        .forEach(found::add);
    silences = List.copyOf(found);
  }

  // A silence that was found ends with the next lead. Otherwise it could come and go.
  private static boolean lasts(Silence silence, List<SourceCounts> counts) {
    return counts.stream()
        .anyMatch(
            source ->
                source.dealer().equals(silence.dealer())
                    && source.source().equals(silence.source())
                    && source.newest().equals(silence.since()));
  }

  /** Returns the unusual silences of the last check. */
  public List<Silence> silences() {
    return silences;
  }

  /** Returns the silent sources of a dealer in words; null if there is none. */
  public LocalizedText reason(String dealer) {
    List<LocalizedText> own =
        silences.stream()
            .filter(silence -> silence.dealer().equals(dealer))
            .map(this::text)
            .toList();
    return own.isEmpty() ? null : LocalizedText.joined("; ", own);
  }

  private LocalizedText text(Silence silence) {
    return LocalizedText.of(
        "health.silent",
        "{0}: no lead since {1}, {2} are usual by now",
        silence.source(),
        TIME.format(silence.since().atZone(zone)),
        Math.round(silence.usual()));
  }
}
