package es.sml.connector.report.silence;

import java.time.Instant;

/**
 * Leads of one source in each hour of a window.
 *
 * @param counts one number for each hour of {@link WeekHours}
 * @param newest time of the last lead
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SourceCounts(String dealer, String source, int[] counts, Instant newest) {
  /** Returns the place of the first hour with a lead. */
  int first() {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        return i;
      }
    }
    return counts.length;
  }

  double[] byHourOfWeek(WeekHours hours) {
    double[] leads = new double[WeekHours.IN_A_WEEK];
    for (int i = 0; i < counts.length; i++) {
      leads[hours.ofWeek(i)] += counts[i];
    }
    return leads;
  }
}
