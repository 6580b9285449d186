package es.sml.connector.door.status;

import es.sml.connector.health.ComponentCheck;
import es.sml.connector.language.LocalizedText;
import java.time.Instant;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Reports a channel that is in trouble as degraded. {@link ChannelStatus} decides. It is never
 * down: a stranger's requests can cause the trouble.
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
    if (status.lastRequest() != null) {
      result.detail("lastRequest", status.lastRequest().toString());
    }
    LocalizedText why = status.trouble(Instant.now());
    if (why == null) {
      result.up();
      return;
    }
    because(result, why);
    result.unknown();
  }
}
