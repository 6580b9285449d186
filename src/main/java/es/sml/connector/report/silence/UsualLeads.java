package es.sml.connector.report.silence;

import java.util.Arrays;

/**
 * The number of leads that one source usually has in each hour of a window. When the other sources
 * have few leads on a day, such as a local holiday, few are usual.
 */
final class UsualLeads {
  private static final double LEAST_ACTIVITY = 0.1;
  private static final double LEAST_OF_DEALER = 0.25;

  private final SourceCounts source;
  private final WeekHours hours;
  private final WeekProfile profile;
  private final double over;
  private final double[] leadsOfDays;
  private final double[] usualOfDays;
  private final double[] scaleOfDays;

  /**
   * Learns from the window.
   *
   * @param all the profile of all sources
   * @param over part of the last hour that is over, from 0 to 1
   */
  UsualLeads(SourceCounts source, WeekHours hours, WeekProfile all, double over) {
    this.source = source;
    this.hours = hours;
    this.profile = WeekProfile.of(source.byHourOfWeek(hours), all);
    this.over = over;
    this.leadsOfDays = new double[hours.dayCount()];
    this.usualOfDays = new double[hours.dayCount()];
    this.scaleOfDays = new double[hours.dayCount()];
    for (int i = source.first(); i < hours.size(); i++) {
      leadsOfDays[hours.day(i)] += source.counts()[i];
      usualOfDays[hours.day(i)] += share(i);
    }
    scale(usualOfDays);
  }

  private double share(int hour) {
    return profile.share(hours.ofWeek(hour)) * (hour == hours.size() - 1 ? over : 1);
  }

  // As many leads are usual in the whole window as there were.
  private void scale(double[] days) {
    double leads = sum(leadsOfDays);
    double usual = sum(days);
    for (int day = 0; day < days.length; day++) {
      days[day] *= usual == 0 ? 0 : leads / usual;
    }
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  void addTo(SourceDays days) {
    days.add(leadsOfDays, usualOfDays);
  }

  /**
   * Learns from the days of other sources. A dealer's local holiday is seen in its own sources.
   *
   * @param all the days of all sources, this one included
   * @param ofDealer the days of its dealer's sources, this one included
   */
  void follow(SourceDays all, SourceDays ofDealer) {
    double[] active = new double[scaleOfDays.length];
    for (int day = 0; day < active.length; day++) {
      double activity = all.activityWithout(day, leadsOfDays[day], usualOfDays[day]);
      double own = ofDealer.activityWithout(day, leadsOfDays[day], usualOfDays[day]);
      active[day] = Math.min(Math.max(LEAST_ACTIVITY, activity), Math.max(LEAST_OF_DEALER, own));
      scaleOfDays[day] = usualOfDays[day] * active[day];
    }
    double factor = sum(leadsOfDays) / Math.max(1e-9, sum(scaleOfDays));
    double ofShares = ofShares();
    for (int day = 0; day < active.length; day++) {
      scaleOfDays[day] = active[day] * factor * ofShares;
    }
  }

  // The leads that one whole week's shares stand for.
  private double ofShares() {
    double shares = 0;
    for (int i = source.first(); i < hours.size(); i++) {
      shares += share(i);
    }
    return shares == 0 ? 0 : sum(leadsOfDays) / shares;
  }

  long daysWithLeads() {
    return Arrays.stream(leadsOfDays).filter(leads -> leads > 0).count();
  }

  /** Returns the leads that are usual in an hour. */
  double of(int hour) {
    return share(hour) * scaleOfDays[hours.day(hour)];
  }
}
