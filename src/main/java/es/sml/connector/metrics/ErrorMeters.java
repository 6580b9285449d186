package es.sml.connector.metrics;

import es.sml.connector.lead.LeadStage;
import io.micrometer.core.instrument.Counter;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts failures by stage and account. */
public final class ErrorMeters {
  private static final Set<LeadStage> STAGES = EnumSet.complementOf(EnumSet.of(LeadStage.HOLD));

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
      for (LeadStage stage : STAGES) {
        counters.computeIfAbsent(List.of(stage.text(), account), this::counter);
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

  public void count(LeadStage stage, String account) {
    if (account != null) {
      Counter counter = counters.get(List.of(stage.text(), account));
      if (counter != null) {
        counter.increment();
      }
    }
  }
}
