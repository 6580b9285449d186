package es.sml.connector.status;

import es.sml.connector.setting.Check;
import java.time.Duration;
import org.quartz.CronExpression;

/**
 * When SML's leads are compared with what the CRMs know.
 *
 * @param schedule a Quartz cron expression, seconds first
 * @param relayEvery how often events that wait are sent
 */
public record StatusSettings(String schedule, Duration relayEvery) {
  public StatusSettings {
    schedule = Check.orDefault(schedule, "0 0/5 * * * ?");
    if (!CronExpression.isValidExpression(schedule)) {
      throw new IllegalArgumentException(
          "schedule must be a Quartz cron expression such as 0 0/5 * * * ?");
    }
    relayEvery = Check.positive("relay-every", Check.orDefault(relayEvery, Duration.ofSeconds(1)));
  }
}
