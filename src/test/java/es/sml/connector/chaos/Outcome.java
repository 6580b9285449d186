package es.sml.connector.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a scenario came to.
 *
 * @param counts how often each kind of fault struck
 * @param recovery from the end of each fault into SML, of each lead that it held up, in order
 * @param lateCommit within which, and half a minute, each must have recovered
 * @param mayPark whether SML leaves something that cannot be found out
 * @param faults what is against the scenario besides its tally; empty when all is well
 */
record Outcome(
    Tally tally,
    Map<Counted, Integer> counts,
    List<Duration> recovery,
    Duration lateCommit,
    boolean mayPark,
    List<String> faults) {
  /** What is counted. */
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
