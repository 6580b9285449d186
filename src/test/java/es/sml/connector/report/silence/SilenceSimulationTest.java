package es.sml.connector.report.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A year of traffic. More seeds: {@code -Dsilence.seeds=20}. */
class SilenceSimulationTest {
  private static final long SEEDS = Long.getLong("silence.seeds", 1);
  private static final long FIRST_SEED = Long.getLong("silence.first-seed", 1);
  private static final int OUTAGES = 5;
  private static final Instant START = Instant.parse("2024-06-03T00:00:00Z");
  private static final Instant YEAR = Instant.parse("2025-01-01T00:00:00Z");
  private static final int DAYS = 212 + 365;
  private static final int HOURS_OF_YEAR = 365 * 24;

  @Test
  void hasAtMostOneFalseAlarmADealerAndQuarter() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      for (SimulatedTraffic traffic : List.of(group(seed), alone(seed, 200), alone(seed, 5))) {
        Map<String, Integer> alarms = falseAlarms(traffic);
        int all = alarms.values().stream().mapToInt(Integer::intValue).sum();
        long dealers =
            traffic.sources.stream().map(SimulatedTraffic.Source::dealer).distinct().count();
        System.out.printf(
            "seed %d: %d false alarms of %d dealers in 4 quarters, at most %d a dealer and quarter %s%n",
            seed,
            all,
            dealers,
            alarms.values().stream().mapToInt(Integer::intValue).max().orElse(0),
            alarms);
        assertThat(alarms)
            .as("seed %d", seed)
            .allSatisfy((quarter, n) -> assertThat(n).isLessThan(2));
      }
    }
  }

  @Test
  void findsAnOutageOfADailySourceWithinThreeTimesItsUsualGap() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      SimulatedTraffic traffic = group(seed);
      for (int i = 0; i < traffic.sources.size(); i++) {
        SimulatedTraffic.Source source = traffic.sources.get(i);
        if (source.aDay() >= 1) {
          List<Double> found = new ArrayList<>();
          double worst = 0;
          double usual = 0;
          for (int outage = 0; outage < OUTAGES; outage++) {
            Instant from = YEAR.plus(Duration.ofHours(1000 + 1201L * outage + 7L * i));
            if (!isDaily(source, from)) {
              continue; // growth or August made it rarer
            }
            Duration gap = usualGap(source, from);
            Duration took = detection(traffic, i, from, gap.multipliedBy(4));
            found.add(took.toMinutes() / 60.0);
            worst = Math.max(worst, (double) took.toMinutes() / gap.toMinutes());
            usual = gap.toMinutes() / 60.0;
          }
          if (found.isEmpty()) {
            continue;
          }
          found.sort(null);
          System.out.printf(
              "seed %d, %.0f leads a day: found after %.0f h (median), %.0f h (longest); usual gap %.0f h; at most %.1f times%n",
              seed,
              source.aDay(),
              found.get(found.size() / 2),
              found.get(found.size() - 1),
              usual,
              worst);
          assertThat(worst).as("seed %d, %s", seed, source.aDay()).isLessThanOrEqualTo(3);
        }
      }
    }
  }

  private static SimulatedTraffic group(long seed) {
    SimulatedTraffic traffic = new SimulatedTraffic(seed, START, DAYS);
    traffic.addDealer("large", 200, 40, 10, 1, 1 / 7.0);
    traffic.addDealer("middle", 60, 5, 0.5);
    traffic.addDealer("small", 10, 2);
    traffic.addDealer("daily", 1);
    traffic.addDealer("weekly", 1 / 7.0, 2 / 7.0);
    traffic.addDealer("several", 3, 3, 3, 3, 1);
    return traffic;
  }

  private static SimulatedTraffic alone(long seed, double aDay) {
    SimulatedTraffic traffic = new SimulatedTraffic(seed + 1000, START, DAYS);
    traffic.addDealer("alone-" + aDay, aDay);
    return traffic;
  }

  private static Map<String, Integer> falseAlarms(SimulatedTraffic traffic) {
    Map<String, Integer> alarms = new HashMap<>();
    Set<String> found = new HashSet<>();
    for (int hour = 0; hour < HOURS_OF_YEAR; hour++) {
      Instant now = YEAR.plusSeconds(hour * 3600L + 1800);
      for (Silence silence : model(traffic, now, -1, null).silences()) {
        // Once found, a silence lasts until the next lead, as in SilenceWatch.
        String name = silence.dealer() + " " + silence.source() + " " + silence.since();
        if (found.add(name)) {
          alarms.merge(silence.dealer() + " Q" + (hour * 4 / HOURS_OF_YEAR + 1), 1, Integer::sum);
        }
      }
    }
    return alarms;
  }

  private static boolean isDaily(SimulatedTraffic.Source source, Instant at) {
    long month = at.minus(Duration.ofDays(28)).toEpochMilli();
    return at(source.leads(), at.toEpochMilli()) - at(source.leads(), month) >= 28;
  }

  /** A silence that it had twice in the last half year. */
  private static Duration usualGap(SimulatedTraffic.Source source, Instant from) {
    int begin = at(source.leads(), from.minus(SilenceModel.WINDOW).toEpochMilli());
    int end = at(source.leads(), from.toEpochMilli());
    long[] gaps = new long[end - begin - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = source.leads()[begin + i + 1] - source.leads()[begin + i];
    }
    Arrays.sort(gaps);
    return Duration.ofMillis(gaps[gaps.length - 2]);
  }

  private static Duration detection(
      SimulatedTraffic traffic, int source, Instant from, Duration most) {
    Instant last = null;
    for (int minutes = 0; minutes < most.toMinutes(); minutes += 30) {
      Instant now = from.plusSeconds(minutes * 60L);
      SourceCounts counts = counts(traffic.sources.get(source), hours(now), now, from);
      last = counts.newest();
      String name = counts.source();
      boolean found =
          model(traffic, now, source, from).silences().stream()
              .anyMatch(s -> s.dealer().equals(counts.dealer()) && s.source().equals(name));
      if (found) {
        return Duration.between(last, now);
      }
    }
    return most;
  }

  private static WeekHours hours(Instant now) {
    return new WeekHours(now.minus(SilenceModel.WINDOW), now, SimulatedTraffic.ZONE);
  }

  private static SilenceModel model(
      SimulatedTraffic traffic, Instant now, int silenced, Instant from) {
    WeekHours hours = hours(now);
    List<SourceCounts> counts = new ArrayList<>();
    for (int i = 0; i < traffic.sources.size(); i++) {
      SourceCounts source = counts(traffic.sources.get(i), hours, now, i == silenced ? from : now);
      if (source.first() < hours.size()) {
        counts.add(source);
      }
    }
    return new SilenceModel(hours, counts, now);
  }

  private static SourceCounts counts(
      SimulatedTraffic.Source source, WeekHours hours, Instant now, Instant until) {
    int first = (int) Duration.between(START, now.minus(SilenceModel.WINDOW)).toHours();
    int[] counts = Arrays.copyOfRange(source.hours(), first, first + hours.size());
    int end = at(source.leads(), until.toEpochMilli());
    int last = hours.index(until);
    Arrays.fill(counts, last, counts.length, 0);
    Instant newest = end == 0 ? null : Instant.ofEpochMilli(source.leads()[end - 1]);
    for (int i = end - 1; i >= 0; i--) {
      if (hours.index(Instant.ofEpochMilli(source.leads()[i])) != last) {
        break;
      }
      counts[last]++;
    }
    return new SourceCounts(source.dealer(), source.name(), counts, newest);
  }

  private static int at(long[] leads, long time) {
    int found = Arrays.binarySearch(leads, time);
    return found < 0 ? -found - 1 : found;
  }
}
