package es.sml.connector.ops;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Health of one part of the connector, with the reason in words where it is not well. */
public final class PartHealth extends AbstractHealthCheck {
  static final String GROUP = "connector";

  /** What it means that the part is not well. */
  public enum Weight {
    /** All runs as it did; what somebody wants changed does not take effect. */
    NOTED,
    /** Somebody has to see to it; leads are taken in and wait. */
    TOLD,
    /** No lead can be taken in. */
    READINESS,
    /** Nothing but a new process mends it. */
    LIVENESS
  }

  private final Weight weight;
  private final Supplier<String> reason;

  /**
   * Checks one part.
   *
   * @param reason why the part is not well; null while it is
   */
  public PartHealth(String part, Weight weight, Supplier<String> reason) {
    super(GROUP, part);
    this.weight = weight;
    this.reason = reason;
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
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    String why = reason.get();
    if (why == null) {
      builder.up();
    } else if (weight == Weight.NOTED) {
      builder.message(why).unknown();
    } else {
      builder.message(why).down();
    }
  }
}
