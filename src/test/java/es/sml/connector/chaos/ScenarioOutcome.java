package es.sml.connector.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The result of a scenario.
 *
 * @param counts the number of faults of each kind
 * @param recovery the time from the end of each fault into SML, of each delayed lead, in order
 * @param lateCommit the time, plus half a minute, within which each must have recovered
 * @param mayPark true if SML leaves an outcome that cannot be reconciled
 * @param faults further errors of the scenario besides its tally; empty if there are none
 */
record ScenarioOutcome(
    Tally tally,
    Map<Counted, Integer> counts,
    List<Duration> recovery,
    Duration lateCommit,
    boolean mayPark,
    List<String> faults) {
  /** The counted kinds. */
  enum Counted {
    /** SIGKILLs of the connector with a lead in flight. */
    KILLS,
    NAMED_POINTS,
    AMBIGUOUS_POSTS,
    BROKER_KILLS,
    DATABASE_KILLS,
    TOXICS,
    /** SIGSTOPs of a node with a lead in flight. */
    PAUSES,
    LOGINS,
    SABOTAGES_CAUGHT
  }

  int count(Counted what) {
    return counts.getOrDefault(what, 0);
  }

  Duration percentile(int percent) {
    return recovery.isEmpty()
        ? Duration.ZERO
        : recovery.get(Math.min(recovery.size() - 1, recovery.size() * percent / 100));
  }
}
