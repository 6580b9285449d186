package es.sml.connector.health;

import es.sml.connector.language.LocalizedText;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * The health check of a component, with a reason in each reader's language. Camel's own base class
 * searches the whole registry in each call.
 */
public abstract class ComponentCheck implements HealthCheck {
  /** The group of the connector's own checks. */
  public static final String GROUP = "connector";

  private final String component;
  private volatile boolean isEnabled = true;

  /**
   * @param component name of the component
   */
  protected ComponentCheck(String component) {
    this.component = component;
  }

  /** Sets the state, and with {@link #because} the reason. */
  protected abstract void check(HealthCheckResultBuilder result);

  /** Adds the reason why the component is not healthy. */
  protected static HealthCheckResultBuilder because(
      HealthCheckResultBuilder result, LocalizedText reason) {
    return result.message(reason.toString()).detail(LocalizedText.REASON, reason);
  }

  @Override
  public final Result call(Map<String, Object> options) {
    HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this);
    check(result);
    return result.build();
  }

  @Override
  public final String getGroup() {
    return GROUP;
  }

  @Override
  public final String getId() {
    return component;
  }

  @Override
  public final boolean isEnabled() {
    return isEnabled;
  }

  @Override
  public final void setEnabled(boolean enabled) {
    isEnabled = enabled;
  }

  /** Returns whether only a restart can repair the component. */
  @Override
  public boolean isLiveness() {
    return false;
  }

  /** Returns whether no lead can be accepted without the component. */
  @Override
  public boolean isReadiness() {
    return false;
  }
}
