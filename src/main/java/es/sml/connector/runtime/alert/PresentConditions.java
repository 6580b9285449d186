package es.sml.connector.runtime.alert;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import es.sml.connector.config.Configuration;
import es.sml.connector.ops.health.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Collects all problems of this node. A pause is no problem. It decides how often certificates and
 * layouts are checked.
 */
final class PresentConditions {
  // These read files, and the leads of a week.
  private static final Duration SELDOM = Duration.ofMinutes(5);

  /** A person paused it, and has to end it. */
  private static final String PAUSE = "pause-";

  private final Supplier<Configuration> configuration;
  private final Supplier<List<StatusReport.Unhealthy>> components;
  private final Supplier<LimitConditions.Numbers> numbers;
  private final Supplier<Map<String, Instant>> tokens;
  private final LayoutConditions layouts;
  private List<Condition> slow = List.of();
  private Instant slowAt = Instant.MIN;

  PresentConditions(
      Supplier<Configuration> configuration,
      Supplier<List<StatusReport.Unhealthy>> components,
      Supplier<LimitConditions.Numbers> numbers,
      Supplier<Map<String, Instant>> tokens,
      LayoutConditions layouts) {
    this.configuration = configuration;
    this.components = components;
    this.numbers = numbers;
    this.tokens = tokens;
    this.layouts = layouts;
  }

  /**
   * The problems of a moment.
   *
   * @param unknown the rules that nothing can be said about now; their alerts stay as they are
   */
  record Found(List<Condition> present, Set<AlertRule> unknown) {}

  synchronized Found all(Instant now) {
    Configuration inForce = configuration.get();
    ComponentConditions health = new ComponentConditions(inForce.dealers());
    List<Condition> found = new ArrayList<>();
    components.get().stream()
        .filter(problem -> !problem.component().startsWith(PAUSE))
        .forEach(problem -> found.add(health.of(problem)));
    LimitConditions.Numbers counted = numbers.get();
    found.addAll(new LimitConditions(inForce.alerts(), now).of(counted));
    if (!now.isBefore(slowAt.plus(SELDOM))) {
      slow = new ArrayList<>(new EndingConditions(inForce, tokens.get(), now).all());
      slow.addAll(layouts.all(inForce.alerts(), now));
      slowAt = now;
    }
    found.addAll(slow);
    return new Found(found, counted.unknown());
  }
}
