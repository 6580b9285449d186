package es.sml.connector.reply;

import es.sml.connector.setting.Check;
import java.time.Duration;

/**
 * The setting {@code reply.interval}: how often to poll for pending replies to the programs that
 * send leads and commands.
 *
 * @param interval How often to poll for pending replies to leads and to create-lead commands.
 */
public record ReplySettings(Duration interval) {
  public ReplySettings {
    interval = Check.positive("interval", Check.orDefault(interval, Duration.ofSeconds(1)));
  }
}
