package es.sml.connector.status;

import es.sml.connector.setting.Check;

/**
 * Timing and extent of the status sync, which compares SML's leads with the ledger.
 *
 * @param schedule a Quartz cron expression, seconds first, for accounts without one of their own
 * @param parallelPages how many pages of a list are read at a time; lead histories, twice as many
 * @param historySamplePercent share of the unchanged open leads whose history a run reads
 */
public record StatusSettings(String schedule, Integer parallelPages, Integer historySamplePercent) {
  public StatusSettings {
    schedule = Check.cron("schedule", Check.orDefault(schedule, "0 0/5 * * * ?"));
    parallelPages = Check.between("parallel-pages", Check.orDefault(parallelPages, 4), 1, 32);
    historySamplePercent =
        Check.between("history-sample-percent", Check.orDefault(historySamplePercent, 1), 0, 100);
  }
}
