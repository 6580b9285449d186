package es.sml.connector.metrics;

import io.micrometer.core.instrument.Counter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts failures by stage and account. */
public final class ErrorMeters {
  /** The stages of a lead, as the routes and dead letters name them. */
  private static final List<String> STAGES =
      List.of("intake", "receive", "parse", "map", "deduplicate", "deliver", "reconcile");

  private final Meters meters;
  private final Map<List<String>, Counter> counters = new ConcurrentHashMap<>();

  public ErrorMeters(Meters meters) {
    this.meters = meters;
  }

  /**
   * Starts the counters of further accounts at zero.
   *
   * @param accounts accounts of the configuration; no other account becomes a label
   */
  public void follow(Collection<String> accounts) {
    for (String account : accounts) {
      for (String stage : STAGES) {
        counters.computeIfAbsent(List.of(stage, account), this::counter);
      }
    }
  }

  private Counter counter(List<String> which) {
    return Counter.builder("sml.connector.errors")
        .description("Failures by stage, including those that are retried")
        .tag("stage", which.get(0))
        .tag("account", which.get(1))
        .register(meters.registry());
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
