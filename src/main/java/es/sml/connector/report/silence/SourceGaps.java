package es.sml.connector.report.silence;

/** The silences of one source, each measured in the leads that are usual in it. */
final class SourceGaps {
  private final SourceCounts source;
  private final UsualLeads usual;
  private final int first;
  private final int last;
  private int leads;
  private double current;
  private double longest;
  private double secondLongest;

  SourceGaps(SourceCounts source, UsualLeads usual, WeekHours hours) {
    this.source = source;
    this.usual = usual;
    this.first = source.first();
    this.last = hours.index(source.newest());
    for (int i = first; i < hours.size(); i++) {
      if (source.counts()[i] > 0) {
        end(current);
        current = 0;
        leads += source.counts()[i];
      } else {
        current += usual.of(i);
      }
    }
    if (last < hours.size() - 1) {
      current += usual.of(last) * (1 - WeekHours.partOfHour(source.newest()));
    }
  }

  private void end(double gap) {
    secondLongest = Math.max(secondLongest, Math.min(gap, longest));
    longest = Math.max(longest, gap);
  }

  int leads() {
    return leads;
  }

  /** Returns the leads that are usual since the last one. */
  double current() {
    return current;
  }

  /** Returns the leads that were to come since the last one, as busy as the source is now. */
  double missing(int recent) {
    return current * recent / usualDuring(recent);
  }

  double secondLongest() {
    return secondLongest;
  }

  /** Returns the leads that were usual while the last ones came, by their number. */
  double usualDuring(int recent) {
    int found = 0;
    double sum = 0;
    for (int i = last; i >= first && found < recent; i--) {
      found += source.counts()[i];
      sum += usual.of(i);
    }
    return Math.max(0.1, sum * recent / Math.max(found, recent));
  }
}
