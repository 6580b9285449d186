package es.sml.connector.chaos;

import es.sml.connector.chaos.Outcome.Counted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** The table of a whole run, with its errors. */
final class ChaosReport {
  private final ChaosSettings settings;
  private final List<Verdict> verdicts;

  ChaosReport(ChaosSettings settings, List<Verdict> verdicts) {
    this.settings = settings;
    this.verdicts = List.copyOf(verdicts);
  }

  /** Checks each scenario, and the number of faults in the run. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Verdict verdict : verdicts) {
      verdict.faults().forEach(fault -> faults.add(verdict.scenario() + ": " + fault));
    }
    if (System.getProperty("chaos.only", "").isEmpty()) {
      atLeast(faults, Counted.KILLS, settings.number("kills", 60, 4_000));
      atLeast(faults, Counted.AMBIGUOUS_POSTS, settings.number("ambiguous", 600, 20_000));
      atLeast(faults, Counted.BROKER_KILLS, settings.number("broker-kills", 5, 200));
      atLeast(faults, Counted.DATABASE_KILLS, settings.number("database-kills", 5, 200));
      atLeast(faults, Counted.SABOTAGES_CAUGHT, Sabotage.values().length);
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
    verdicts.forEach(verdict -> table.append(row(verdict)));
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

  private static String row(Verdict verdict) {
    if (verdict.outcome() == null) {
      return "| %s | | | | | | | | | | | | | %s | broken |%n"
          .formatted(verdict.scenario(), seconds(verdict.took()));
    }
    Tally tally = verdict.outcome().tally();
    return "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %s / %s | %s | %s |%n"
        .formatted(
            verdict.scenario(),
            tally.offered(),
            tally.created(),
            tally.rejected(),
            tally.dismissed(),
            tally.parked(),
            tally.lost().size(),
            tally.duplicated().size(),
            verdict.count(Counted.KILLS),
            verdict.count(Counted.AMBIGUOUS_POSTS),
            verdict.count(Counted.BROKER_KILLS),
            verdict.count(Counted.DATABASE_KILLS),
            seconds(verdict.outcome().percentile(50)),
            seconds(verdict.outcome().percentile(99)),
            seconds(verdict.took()),
            verdict.isGood() ? "ok" : "FAILED");
  }

  private void atLeast(List<String> faults, Counted what, int least) {
    if (count(what) < least) {
      faults.add(
          "only " + count(what) + " " + what + ", not the " + least + " that prove something");
    }
  }

  private int count(Counted what) {
    return verdicts.stream().mapToInt(verdict -> verdict.count(what)).sum();
  }

  private int sum(ToIntFunction<Tally> part) {
    return verdicts.stream()
        .filter(verdict -> verdict.outcome() != null)
        .mapToInt(verdict -> part.applyAsInt(verdict.outcome().tally()))
        .sum();
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
