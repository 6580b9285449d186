package es.sml.connector.report.silence;

import java.util.List;

/** The share of a week's leads that each hour of the week usually has. */
final class WeekProfile {
  /** Weight of the other profile, in leads. */
  private static final double PRIOR = 20;

  private static final WeekProfile FLAT = new WeekProfile(new double[WeekHours.IN_A_WEEK], null);

  private final double[] shares = new double[WeekHours.IN_A_WEEK];

  private WeekProfile(double[] leads, WeekProfile before) {
    double[] days = new double[7];
    double[][] hours = new double[3][WeekHours.IN_A_DAY];
    for (int i = 0; i < shares.length; i++) {
      double weight =
          leads[i] + PRIOR * (before == null ? 1.0 / WeekHours.IN_A_WEEK : before.shares[i]);
      days[i / WeekHours.IN_A_DAY] += weight;
      hours[kind(i)][i % WeekHours.IN_A_DAY] += weight;
    }
    double all = sum(days);
    for (int i = 0; i < shares.length; i++) {
      double[] ofKind = hours[kind(i)];
      shares[i] = days[i / WeekHours.IN_A_DAY] / all * ofKind[i % WeekHours.IN_A_DAY] / sum(ofKind);
    }
  }

  /** Learns from the leads of each hour of the week; few leads leave the other profile's shares. */
  static WeekProfile of(double[] leads, WeekProfile before) {
    return new WeekProfile(leads, before);
  }

  /** Learns from all sources. Many leads of one source do not outweigh the other sources. */
  static WeekProfile ofAll(List<SourceCounts> sources, WeekHours hours) {
    double[] leads = new double[WeekHours.IN_A_WEEK];
    for (SourceCounts source : sources) {
      double[] own = source.byHourOfWeek(hours);
      double weight = Math.sqrt(Math.max(1, sum(own)));
      for (int i = 0; i < own.length; i++) {
        leads[i] += own[i] / weight;
      }
    }
    return new WeekProfile(leads, FLAT);
  }

  // Days of work have one shape together: each alone has too few leads to have its own.
  private static int kind(int hourOfWeek) {
    return Math.max(0, hourOfWeek / WeekHours.IN_A_DAY - 4);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  double share(int hourOfWeek) {
    return shares[hourOfWeek];
  }
}
