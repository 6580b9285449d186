package es.sml.connector.door.status;

import es.sml.connector.language.LocalizedText;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Reports a channel that is in trouble as down or degraded. {@link ChannelStatus} decides. A
 * channel in trouble must not stop the others.
 */
public final class ChannelHealthCheck extends AbstractHealthCheck {
  /** Beginning of the names of these components. */
  public static final String PREFIX = "channel-";

  private final ChannelStatus status;

  public ChannelHealthCheck(ChannelStatus status) {
    super("connector", PREFIX + status.channel());
    this.status = status;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  @Override
  public boolean isReadiness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    Instant now = Instant.now();
    if (status.lastRequest() != null) {
      builder.detail("lastRequest", status.lastRequest().toString());
    }
    LocalizedText why = status.trouble(now);
    if (why == null) {
      builder.up();
      return;
    }
    builder.message(why.toString()).detail(LocalizedText.REASON, why);
    if (status.needsAnOperator(now)) {
      builder.down();
    } else {
      builder.unknown();
    }
  }
}
