package es.sml.connector.ops.health;

import es.sml.connector.health.ComponentCheck;
import es.sml.connector.language.LocalizedText;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * The health of one component of the connector, with the reason if it is not healthy. Its weight
 * says the consequence: only a note, work for an operator, no new leads, or a restart.
 */
public final class ComponentHealth extends ComponentCheck {
  /** The consequence of a component that is not healthy. */
  public enum Weight {
    /** Everything works, but a change is not in force. */
    NOTED,
    /** An operator must act; leads are accepted and wait. */
    ACTION_NEEDED,
    /** The same for one account. If no account delivers, the connector is down. */
    ACCOUNT,
    /** No lead can be accepted. */
    READINESS,
    /** Only a restart can repair it. */
    LIVENESS
  }

  private final Weight weight;
  private final Supplier<LocalizedText> reason;
  private final Supplier<Map<String, Object>> details;

  /**
   * Checks one component.
   *
   * @param reason the reason why the component is not healthy; null while it is healthy
   */
  public ComponentHealth(String component, Weight weight, Supplier<LocalizedText> reason) {
    this(component, weight, reason, Map::of);
  }

  /**
   * Checks one component.
   *
   * @param reason the reason why the component is not healthy; null while it is healthy
   * @param details facts of the component that its health shows
   */
  public ComponentHealth(
      String component,
      Weight weight,
      Supplier<LocalizedText> reason,
      Supplier<Map<String, Object>> details) {
    super(component);
    this.weight = weight;
    this.reason = reason;
    this.details = details;
  }

  /** Returns whether this is the delivery of an account. */
  boolean isOfAnAccount() {
    return weight == Weight.ACCOUNT;
  }

  @Override
  public boolean isLiveness() {
    return weight == Weight.LIVENESS;
  }

  @Override
  public boolean isReadiness() {
    return weight == Weight.READINESS || weight == Weight.LIVENESS;
  }

  @Override
  protected void check(HealthCheckResultBuilder result) {
    result.details(details.get());
    LocalizedText why = reason.get();
    if (why == null) {
      result.up();
      return;
    }
    because(result, why);
    if (weight == Weight.NOTED) {
      result.unknown();
    } else {
      result.down();
    }
  }
}
