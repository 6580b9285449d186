package es.sml.connector.runtime.monitoring;

import es.sml.connector.health.ComponentChecks;
import es.sml.connector.ops.health.ComponentHealth;
import es.sml.connector.ops.health.ConnectorHealth;
import es.sml.connector.pause.Pause;
import es.sml.connector.pause.Pauses;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Shows each pause in force as a component of the connector's health that is degraded. */
final class PauseHealth {
  private final ComponentChecks checks;
  private final Pauses pauses;
  private final Set<String> bound = new HashSet<>();

  PauseHealth(ComponentChecks checks, Pauses pauses) {
    this.checks = checks;
    this.pauses = pauses;
  }

  /** Adds the components of new pauses and removes those of ended ones. */
  synchronized void follow() {
    Map<String, Pause> now = new HashMap<>();
    pauses.all().stream()
        .filter(pause -> pause.isInForce(Instant.now()))
        .forEach(pause -> now.put(component(pause), pause));
    Set<String> ended = new HashSet<>(bound);
    ended.removeAll(now.keySet());
    ended.forEach(component -> checks.remove(component));
    bound.removeAll(ended);
    now.forEach(
        (component, pause) -> {
          if (bound.add(component)) {
            checks.add(health(component, pause));
          }
        });
  }

  private ComponentHealth health(String component, Pause pause) {
    return new ComponentHealth(
        component,
        ComponentHealth.Weight.NOTED,
        () -> {
          Pause now = pauses.of(pause.kind(), pause.name());
          return now == null ? null : now.text();
        });
  }

  private static String component(Pause pause) {
    return ConnectorHealth.PAUSE + pause.kind().word() + "-" + pause.name();
  }
}
