package es.sml.connector.metrics;

import io.micrometer.core.instrument.Counter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what went wrong, by the stage at which it did, and the account concerned. */
public final class ErrorMeters {
  /** The stages of a lead, as the routes and dead letters name them. */
  private static final List<String> STAGES =
      List.of("intake", "receive", "parse", "map", "repeat", "deliver", "settle");

  private final Map<List<String>, Counter> counters = new HashMap<>();

  /**
   * Counts from zero.
   *
   * @param accounts all of the configuration; no other is counted
   */
  public ErrorMeters(Meters meters, Collection<String> accounts) {
    for (String account : accounts) {
      for (String stage : STAGES) {
        counters.put(
            List.of(stage, account),
            Counter.builder("sml.connector.errors")
                .description("Failures by stage: also those that are tried again")
                .tag("stage", stage)
                .tag("account", account)
                .register(meters.registry()));
      }
    }
  }

  public void count(String stage, String account) {
    if (stage != null && account != null) {
      Counter counter = counters.get(List.of(stage, account));
      if (counter != null) {
        counter.increment();
      }
    }
  }
}
