package es.sml.connector.chaos;

import es.sml.connector.chaos.ScenarioOutcome.Counted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A scenario's line of the report: its result and its errors. */
record ScenarioResult(
    String scenario, ScenarioOutcome outcome, Duration took, List<String> faults) {
  private static final Duration RECOVERY_BEYOND_LATE_COMMIT = Duration.ofSeconds(30);

  static ScenarioResult on(String scenario, ScenarioOutcome outcome, Duration took) {
    List<String> faults = new ArrayList<>(outcome.faults());
    if (!outcome.tally().isClean()) {
      faults.add(outcome.tally().toString());
    }
    if (outcome.tally().parked() > 0 && !outcome.mayPark()) {
      faults.add(outcome.tally().parked() + " leads are parked that SML can be asked about");
    }
    Duration longest = outcome.lateCommit().plus(RECOVERY_BEYOND_LATE_COMMIT);
    if (outcome.percentile(99).compareTo(longest) > 0) {
      faults.add("recovery p99 is " + outcome.percentile(99) + ", above " + longest);
    }
    return new ScenarioResult(scenario, outcome, took, faults);
  }

  /** Creates the line of a scenario that did not reach its end. */
  static ScenarioResult broken(String scenario, Throwable failure, Duration took) {
    return new ScenarioResult(scenario, null, took, List.of(String.valueOf(failure)));
  }

  boolean isGood() {
    return faults.isEmpty();
  }

  int count(Counted what) {
    return outcome == null ? 0 : outcome.count(what);
  }

  /** In the style of Jepsen. */
  String line() {
    if (outcome == null) {
      return "%s: BROKEN after %d s: %s".formatted(scenario, took.toSeconds(), faults);
    }
    return "%s: %s; %s; recovery p50 %.1f s, p99 %.1f s; %d s; %s"
        .formatted(
            scenario,
            outcome.tally(),
            outcome.counts(),
            outcome.percentile(50).toMillis() / 1000.0,
            outcome.percentile(99).toMillis() / 1000.0,
            took.toSeconds(),
            isGood() ? "ok" : "FAILED: " + faults);
  }
}
