package es.sml.connector.health;

import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The health check of a component, with a reason in each reader's language. Camel's own base class
 * searches the whole registry in each call.
 */
public abstract class ComponentCheck implements HealthCheck {
  /** The group of the connector's own checks. */
  public static final String GROUP = "connector";

  private static final Logger LOG = LoggerFactory.getLogger(ComponentCheck.class);

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
    try {
      check(result);
    } catch (RuntimeException e) { // health must show all other components
      LOG.debug("the check of {} failed", component, e);
      because(
          result,
          LocalizedText.of(
              "health.unchecked", "its state cannot be read ({0})", FailureWords.of(e)));
      result.state(isReadiness() ? State.DOWN : State.UNKNOWN);
    }
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
