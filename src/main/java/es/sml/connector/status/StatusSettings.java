package es.sml.connector.status;

import es.sml.connector.setting.Check;
import java.time.Duration;

/**
 * How SML's leads are compared with what the CRMs know.
 *
 * @param schedule a Quartz cron expression, seconds first, for accounts without one of their own
 * @param relayEvery how often it is looked whether results wait to be sent
 * @param parallelPages how many pages of a list are asked for at a time, and as many histories
 * @param historyPercent of how many open leads that show no change a run reads the history
 */
public record StatusSettings(
    String schedule, Duration relayEvery, Integer parallelPages, Integer historyPercent) {
  public StatusSettings {
    schedule = Check.cron("schedule", Check.orDefault(schedule, "0 0/5 * * * ?"));
    relayEvery = Check.positive("relay-every", Check.orDefault(relayEvery, Duration.ofSeconds(1)));
    parallelPages = Check.between("parallel-pages", Check.orDefault(parallelPages, 4), 1, 32);
    historyPercent = Check.between("history-percent", Check.orDefault(historyPercent, 1), 0, 100);
  }
}
