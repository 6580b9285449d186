package es.sml.connector.report.count;

import java.util.ArrayList;
import java.util.List;

/** Adds up how fast leads reached a step. */
final class SpeedCounter {
  private final long[] limits;
  private final long[] within;
  private long leads;
  private long reached;

  /**
   * @param limits in seconds, the shortest first
   */
  SpeedCounter(long... limits) {
    this.limits = limits;
    this.within = new long[limits.length];
  }

  /**
   * Adds a lead that could reach the step.
   *
   * @param millis null if it has not reached it
   */
  void add(Long millis) {
    leads++;
    if (millis != null) {
      reached++;
      for (int i = 0; i < limits.length; i++) {
        within[i] += millis <= limits[i] * 1000 ? 1 : 0;
      }
    }
  }

  /** Adds the leads of a counter with the same limits. */
  void add(SpeedCounter other) {
    leads += other.leads;
    reached += other.reached;
    for (int i = 0; i < limits.length; i++) {
      within[i] += other.within[i];
    }
  }

  LeadSpeed speed() {
    List<LeadSpeed.Within> numbers = new ArrayList<>();
    for (int i = 0; i < limits.length; i++) {
      numbers.add(new LeadSpeed.Within(limits[i], within[i]));
    }
    return new LeadSpeed(leads, reached, numbers);
  }
}
