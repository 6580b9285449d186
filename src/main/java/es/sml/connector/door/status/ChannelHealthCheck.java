package es.sml.connector.door.status;

import es.sml.connector.health.ComponentCheck;
import es.sml.connector.language.LocalizedText;
import java.time.Instant;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Reports a channel that is in trouble as down or degraded. {@link ChannelStatus} decides. A
 * channel in trouble must not stop the others.
 */
public final class ChannelHealthCheck extends ComponentCheck {
  /** Beginning of the names of these components. */
  public static final String PREFIX = "channel-";

  private final ChannelStatus status;

  public ChannelHealthCheck(ChannelStatus status) {
    super(PREFIX + status.channel());
    this.status = status;
  }

  @Override
  protected void check(HealthCheckResultBuilder result) {
    Instant now = Instant.now();
    if (status.lastRequest() != null) {
      result.detail("lastRequest", status.lastRequest().toString());
    }
    LocalizedText why = status.trouble(now);
    if (why == null) {
      result.up();
      return;
    }
    because(result, why);
    if (status.needsAnOperator(now)) {
      result.down();
    } else {
      result.unknown();
    }
  }
}
