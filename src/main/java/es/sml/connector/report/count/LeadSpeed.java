package es.sml.connector.report.count;

import java.util.List;

/**
 * How fast leads reached a step.
 *
 * @param leads those that could reach it
 * @param reached those that have reached it
 * @param within how many reached it within some time; each number includes those before it
 */
public record LeadSpeed(long leads, long reached, List<Within> within) {
  /** Number of the leads that reached the step within this time. */
  public record Within(long seconds, long leads) {}
}
