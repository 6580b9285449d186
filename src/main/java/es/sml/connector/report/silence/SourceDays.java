package es.sml.connector.report.silence;

/** The leads of several sources on each day, and those that are usual for it. */
final class SourceDays {
  private final double[] leads;
  private final double[] usual;

  SourceDays(int days) {
    this.leads = new double[days];
    this.usual = new double[days];
  }

  void add(double[] leadsOfDays, double[] usualOfDays) {
    for (int day = 0; day < leads.length; day++) {
      leads[day] += leadsOfDays[day];
      usual[day] += usualOfDays[day];
    }
  }

  /** Returns the share of the usual leads that came on a day, without one source; at most 1. */
  double activityWithout(int day, double leadsOfSource, double usualOfSource) {
    // One more lead of both: few leads prove nothing.
    return Math.min(1, (leads[day] - leadsOfSource + 1) / (usual[day] - usualOfSource + 1));
  }
}
