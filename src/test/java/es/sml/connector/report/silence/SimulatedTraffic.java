package es.sml.connector.report.silence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Leads of several dealers for some years: nights, weekends, public and local holidays, August,
 * Christmas, Easter, growth, customers who write twice, and habits of each source.
 */
final class SimulatedTraffic {
  static final ZoneId ZONE = ZoneId.of("Europe/Madrid");

  private static final double[] HOURS = {
    .3, .1, .1, .05, .05, .1, .3, .8, 2, 4, 5, 5, 5, 4, 3, 3.5, 4, 5, 6, 6, 5, 4, 2.5, 1
  };
  private static final double[] DAYS = {1.2, 1.1, 1.05, 1.05, 1, .7, .5};

  private final Random random;
  private final Instant start;
  private final int hours;
  final List<Source> sources = new ArrayList<>();

  SimulatedTraffic(long seed, Instant start, int days) {
    this.random = new Random(seed);
    this.start = start;
    this.hours = days * 24;
  }

  /** Every lead of one source, in milliseconds since 1970, and their number in each hour. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Source(String dealer, String name, double aDay, long[] leads, int[] hours) {}

  /** The local holidays, habits of the week and the share of leads on holidays of one dealer. */
  private record Dealer(Set<LocalDate> localHolidays, double onHolidays, double inAugust) {}

  void addDealer(String name, double... leadsADay) {
    Set<LocalDate> local = new HashSet<>();
    for (int year = 2023; year < 2030; year++) {
      for (int i = 0; i < 4; i++) {
        local.add(LocalDate.ofYearDay(year, 1 + random.nextInt(365)));
      }
    }
    Dealer dealer =
        new Dealer(local, .05 + .4 * random.nextDouble(), .3 + .4 * random.nextDouble());
    for (int i = 0; i < leadsADay.length; i++) {
      long[] leads = leads(dealer, leadsADay[i]);
      int[] counts = new int[hours + 1];
      for (long lead : leads) {
        counts[Math.min(hours, (int) ((lead - start.toEpochMilli()) / 3_600_000))]++;
      }
      sources.add(new Source(name, "source-" + i, leadsADay[i], leads, counts));
    }
  }

  private long[] leads(Dealer dealer, double aDay) {
    double[] week = new double[168];
    double sum = 0;
    double weekend = .3 + random.nextDouble();
    for (int i = 0; i < week.length; i++) {
      double habit = Math.exp(.2 * random.nextGaussian());
      week[i] = DAYS[i / 24] * HOURS[i % 24] * habit * (i >= 120 ? weekend : 1);
      sum += week[i];
    }
    double growth = .3 * random.nextGaussian();
    double twice = .15 * random.nextDouble();
    LocalDate day = null;
    double ofDay = 1;
    List<Long> leads = new ArrayList<>();
    for (int i = 0; i < hours; i++) {
      Instant hour = start.plusSeconds(i * 3600L);
      ZonedDateTime local = hour.atZone(ZONE);
      int ofWeek = (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
      double rate = aDay * 7 * week[ofWeek] / sum;
      if (!local.toLocalDate().equals(day)) {
        day = local.toLocalDate();
        ofDay = ofYear(day, dealer);
      }
      rate *= ofDay * Math.exp(growth * i / (365 * 24)) / (1 + twice);
      for (int n = poisson(rate); n > 0; n--) {
        long at = hour.toEpochMilli() + random.nextInt(3_600_000);
        leads.add(at);
        if (random.nextDouble() < twice) {
          leads.add(at + random.nextInt(600_000));
        }
      }
    }
    return leads.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private static double ofYear(LocalDate day, Dealer dealer) {
    double factor = 1;
    if (day.getMonth() == Month.AUGUST) {
      factor *= dealer.inAugust;
    }
    int ofYear = day.getMonthValue() * 100 + day.getDayOfMonth();
    if (ofYear >= 1223 || ofYear <= 106) {
      factor *= .5;
    }
    LocalDate friday = SpanishHolidays.goodFriday(day.getYear());
    if (!day.isBefore(friday.minusDays(6)) && !day.isAfter(friday.plusDays(3))) {
      factor *= .6;
    }
    boolean holiday =
        SpanishHolidays.isHoliday(day)
            || dealer.localHolidays.contains(day)
            || day.equals(friday.minusDays(1));
    // Many make a long weekend of a holiday on Thursday or Tuesday.
    boolean bridge =
        (day.getDayOfWeek() == DayOfWeek.FRIDAY && SpanishHolidays.isHoliday(day.minusDays(1)))
            || (day.getDayOfWeek() == DayOfWeek.MONDAY
                && SpanishHolidays.isHoliday(day.plusDays(1)));
    return factor * (holiday ? dealer.onHolidays : bridge ? .6 : 1);
  }

  private int poisson(double mean) {
    double limit = Math.exp(-mean);
    int n = 0;
    for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
      n++;
    }
    return n;
  }
}
