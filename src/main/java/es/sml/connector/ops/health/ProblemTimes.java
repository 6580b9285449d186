package es.sml.connector.ops.health;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/** Since when each component is not healthy. A scheduled route lets it check the components. */
public final class ProblemTimes {
  private final Map<String, Instant> since = new ConcurrentHashMap<>();

  /** Checks all components. */
  public void check(CamelContext context) {
    update(ConnectorHealth.of(context), Instant.now());
  }

  void update(ConnectorHealth health, Instant now) {
    Set<String> problems =
        health.results().stream()
            .filter(result -> !ConnectorHealth.isWell(result))
            .map(ConnectorHealth::name)
            .collect(Collectors.toSet());
    since.keySet().retainAll(problems);
    problems.forEach(component -> since.putIfAbsent(component, now));
  }

  /** Returns the first check that found the component unhealthy; null if it was healthy. */
  Instant of(String component) {
    return since.get(component);
  }
}
