package es.sml.connector.ops;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Health of one part of the connector, with the reason in words where it is not well. */
public final class PartHealth extends AbstractHealthCheck {
  private final Supplier<String> reason;

  /**
   * Checks one part.
   *
   * @param reason why the part is not well; null while it is
   */
  public PartHealth(String part, Supplier<String> reason) {
    super("connector", part);
    this.reason = reason;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    String why = reason.get();
    if (why == null) {
      builder.up();
    } else {
      builder.message(why).down();
    }
  }
}
