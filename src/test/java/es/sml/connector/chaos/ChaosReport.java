package es.sml.connector.chaos;

import es.sml.connector.chaos.ScenarioOutcome.Counted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** The table of a whole run, with its errors. */
final class ChaosReport {
  private final ChaosSettings settings;
  private final List<ScenarioResult> results;

  ChaosReport(ChaosSettings settings, List<ScenarioResult> results) {
    this.settings = settings;
    this.results = List.copyOf(results);
  }

  /** Checks each scenario, and the number of faults in the run. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (ScenarioResult result : results) {
      result.faults().forEach(fault -> faults.add(result.scenario() + ": " + fault));
    }
    if (System.getProperty("chaos.only", "").isEmpty()) {
      atLeast(faults, Counted.KILLS, settings.number("kills", 60, 4_000));
      atLeast(faults, Counted.AMBIGUOUS_POSTS, settings.number("ambiguous", 600, 20_000));
      atLeast(faults, Counted.BROKER_KILLS, settings.number("broker-kills", 3, 200));
      atLeast(faults, Counted.DATABASE_KILLS, settings.number("database-kills", 3, 200));
      int bugs = Sabotage.values().length;
      atLeast(faults, Counted.SABOTAGES_CAUGHT, settings.isLong() ? bugs : bugs / 2);
    }
    return faults;
  }

  String markdown() {
    StringBuilder table = new StringBuilder();
    table.append("# Chaos, ").append(settings.isLong() ? "long" : "quick").append(" cut\n\n");
    table.append("Again: `mvn verify -Pchaos -Dchaos.seed=").append(settings.seed());
    table.append(settings.isLong() ? " -Dchaos.long=true`\n\n" : "`\n\n");
    table.append(
        "| scenario | offered | created | rejected | no lead | parked | lost | duplicated | kills"
            + " | ambiguous | broker kills | database kills | recovery p50 / p99 | took | |\n");
    table.append("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
    results.forEach(result -> table.append(row(result)));
    table.append(
        "| **all** | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | | | %s |%n"
            .formatted(
                sum(tally -> tally.offered()),
                sum(tally -> tally.created()),
                sum(tally -> tally.rejected()),
                sum(tally -> tally.dismissed()),
                sum(tally -> tally.parked()),
                sum(tally -> tally.lost().size()),
                sum(tally -> tally.duplicated().size()),
                count(Counted.KILLS),
                count(Counted.AMBIGUOUS_POSTS),
                count(Counted.BROKER_KILLS),
                count(Counted.DATABASE_KILLS),
                faults().isEmpty() ? "ok" : "FAILED"));
    faults().forEach(fault -> table.append("\n- ").append(fault));
    return table.append('\n').toString();
  }

  private static String row(ScenarioResult result) {
    if (result.outcome() == null) {
      return "| %s | | | | | | | | | | | | | %s | broken |%n"
          .formatted(result.scenario(), seconds(result.took()));
    }
    Tally tally = result.outcome().tally();
    return "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %s / %s | %s | %s |%n"
        .formatted(
            result.scenario(),
            tally.offered(),
            tally.created(),
            tally.rejected(),
            tally.dismissed(),
            tally.parked(),
            tally.lost().size(),
            tally.duplicated().size(),
            result.count(Counted.KILLS),
            result.count(Counted.AMBIGUOUS_POSTS),
            result.count(Counted.BROKER_KILLS),
            result.count(Counted.DATABASE_KILLS),
            seconds(result.outcome().percentile(50)),
            seconds(result.outcome().percentile(99)),
            seconds(result.took()),
            result.isGood() ? "ok" : "FAILED");
  }

  private void atLeast(List<String> faults, Counted what, int least) {
    if (count(what) < least) {
      faults.add(
          "only " + count(what) + " " + what + ", not the " + least + " that prove something");
    }
  }

  private int count(Counted what) {
    return results.stream().mapToInt(result -> result.count(what)).sum();
  }

  private int sum(ToIntFunction<Tally> part) {
    return results.stream()
        .filter(result -> result.outcome() != null)
        .mapToInt(result -> part.applyAsInt(result.outcome().tally()))
        .sum();
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
