package es.sml.connector.health;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;

/**
 * The health checks of the connector's components. Camel's registry searches all its checks for
 * each new one, and all its beans for each step of each route. So the checks of thousands of
 * dealers and mailboxes in it would slow the start.
 */
public final class ComponentChecks implements HealthCheckRepository {
  private static final String ID = "connector-components";

  private final Map<String, HealthCheck> checks = new ConcurrentHashMap<>();
  private volatile boolean isEnabled = true;

  private ComponentChecks() {}

  public static ComponentChecks of(CamelContext context) {
    HealthCheckRegistry registry = HealthCheckRegistry.get(context);
    synchronized (registry) {
      return (ComponentChecks)
          registry
              .getRepository(ID)
              .orElseGet(
                  () -> {
                    ComponentChecks added = new ComponentChecks();
                    registry.register(added);
                    return added;
                  });
    }
  }

  /** Adds a check, in place of one with the same name. */
  public void add(HealthCheck check) {
    checks.put(check.getId(), check);
  }

  /** Removes this check, unless another one has taken its name. */
  public void remove(HealthCheck check) {
    checks.remove(check.getId(), check);
  }

  public void remove(String component) {
    checks.remove(component);
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public boolean isEnabled() {
    return isEnabled;
  }

  @Override
  public void setEnabled(boolean enabled) {
    isEnabled = enabled;
  }

  @Override
  public Stream<HealthCheck> stream() {
    return isEnabled ? checks.values().stream() : Stream.empty();
  }

  @Override
  public Optional<HealthCheck> getCheck(String id) {
    return Optional.ofNullable(checks.get(id)).filter(check -> isEnabled);
  }
}
