package es.sml.connector.report.silence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Decides which sources are unusually silent, and how many leads it needs to know a source. A
 * silence is measured in the leads that are usual in it. It must be longer than all before it but
 * one.
 *
 * <p>A night counts little, because few leads are usual in it. An unusual silence comes by chance
 * less than once in many years.
 */
public final class SilenceModel {
  /** Time of history that it needs at most. */
  public static final Duration WINDOW = Duration.ofDays(182);

  static final int LEADS_TO_KNOW_IT = 8;

  /** Days with leads: many leads of one day may be an import. */
  private static final int DAYS_TO_KNOW_IT = 3;

  /** How many of the last leads, of all, show how busy the source is now. */
  private static final double RECENT = 0.1;

  private static final int LEAST_RECENT = 100;
  private static final int MOST_RECENT = 150;
  private static final int LAST = 50;

  /** False alarms of a dealer in a quarter, by chance. */
  private static final double FALSE_ALARMS = 0.05;

  private static final double QUARTERS = 2;

  private final WeekHours hours;
  private final List<SourceCounts> sources;
  private final List<UsualLeads> usual = new ArrayList<>();
  private final Map<String, Long> sourcesOfDealer;

  /**
   * Learns what is usual.
   *
   * @param hours a window that ends now
   */
  public SilenceModel(WeekHours hours, List<SourceCounts> sources, Instant now) {
    this.hours = hours;
    this.sources = sources;
    this.sourcesOfDealer =
        sources.stream()
            .collect(Collectors.groupingBy(SourceCounts::dealer, Collectors.counting()));
    WeekProfile profile = WeekProfile.ofAll(sources, hours);
    SourceDays all = new SourceDays(hours.dayCount());
    Map<String, SourceDays> ofDealers = new HashMap<>();
    for (SourceCounts source : sources) {
      UsualLeads own = new UsualLeads(source, hours, profile, WeekHours.partOfHour(now));
      own.addTo(all);
      own.addTo(ofDealers.computeIfAbsent(source.dealer(), id -> new SourceDays(hours.dayCount())));
      usual.add(own);
    }
    for (int i = 0; i < sources.size(); i++) {
      usual.get(i).follow(all, ofDealers.get(sources.get(i).dealer()));
    }
  }

  public List<Silence> silences() {
    List<Silence> silences = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      SourceCounts source = sources.get(i);
      SourceGaps gaps = new SourceGaps(source, usual.get(i), hours);
      int recent = recent(gaps.leads());
      boolean known =
          gaps.leads() >= LEADS_TO_KNOW_IT && usual.get(i).daysWithLeads() >= DAYS_TO_KNOW_IT;
      if (known && isUnusual(source, gaps, recent)) {
        silences.add(
            new Silence(source.dealer(), source.source(), source.newest(), gaps.missing(recent)));
      }
    }
    return silences;
  }

  private static int recent(int leads) {
    int share = (int) Math.min(MOST_RECENT, Math.max(LEAST_RECENT, RECENT * leads));
    return Math.min(share, leads);
  }

  private boolean isUnusual(SourceCounts source, SourceGaps gaps, int recent) {
    if (gaps.current() <= gaps.secondLongest()) {
      return false;
    }
    // A source may have become quieter since a short time ago.
    double chance = Math.max(chance(gaps, recent), chance(gaps, Math.min(recent, LAST)));
    double silencesInAQuarter = Math.max(1, gaps.leads() / QUARTERS);
    double sourcesAtOnce = Math.sqrt((double) sourcesOfDealer.get(source.dealer()));
    return chance < FALSE_ALARMS / sourcesAtOnce / silencesInAQuarter;
  }

  // The chance that a negative binomial is zero: Poisson, with a rate that is only estimated.
  private static double chance(SourceGaps gaps, int recent) {
    return Math.pow(1 + gaps.current() / gaps.usualDuring(recent), -recent);
  }
}
