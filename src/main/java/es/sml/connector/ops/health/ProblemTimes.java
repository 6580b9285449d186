package es.sml.connector.ops.health;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/**
 * Since when each component is not healthy. A scheduled route lets it check the components. It
 * decides how long after a start a problem is the same as before.
 */
public final class ProblemTimes {
  // After a start, a component is healthy until its first poll or request fails.
  private static final Duration SAME_WITHIN = Duration.ofMinutes(10);

  private final Map<String, Instant> since = new ConcurrentHashMap<>();
  private final Map<String, Instant> before = new HashMap<>();
  private Map<String, Instant> written = Map.of();
  private ProblemFile file;
  private Instant started;

  /** Goes on with the times of the process before, and keeps them in a file from now on. */
  public synchronized void keepIn(Path place, Instant now) {
    file = new ProblemFile(place);
    started = now;
    before.putAll(file.read());
    written = Map.copyOf(before);
  }

  public void check(CamelContext context) {
    update(ConnectorHealth.of(context), Instant.now());
  }

  synchronized void update(ConnectorHealth health, Instant now) {
    Set<String> problems =
        health.results().stream()
            .filter(result -> !ConnectorHealth.isWell(result))
            .map(ConnectorHealth::name)
            .collect(Collectors.toSet());
    if (started != null && now.isAfter(started.plus(SAME_WITHIN))) {
      before.clear();
    }
    since.keySet().retainAll(problems);
    problems.forEach(
        component -> since.putIfAbsent(component, before.getOrDefault(component, now)));
    write();
  }

  private void write() {
    Map<String, Instant> now = new HashMap<>(before);
    now.putAll(since);
    if (file != null && !now.equals(written)) {
      written = now;
      file.write(now);
    }
  }

  /** Returns the first check that found the component unhealthy; null if it was healthy. */
  Instant of(String component) {
    return since.get(component);
  }
}
