package es.sml.connector.status;

import es.sml.connector.setting.Check;

/**
 * Timing and extent of the status sync, which compares SML's leads with the ledger.
 *
 * @param schedule When the status sync compares SML's leads with the ledger: by default every five
 *     minutes. A Quartz cron expression, seconds first, in the time zone of the machine. An account
 *     can have a {@code status-schedule} of its own. A missed run takes place at the next start.
 * @param parallelPages Pages of a list that are read at a time, and four times as many single leads
 *     or histories; 1 to 32. A low {@code requests-per-minute} of an account reduces the number.
 * @param historySamplePercent Share of the unchanged open leads whose history each run reads; 0 to
 *     100 percent. A run reads at least ten. SML's lists show no change dates, so a lead that was
 *     assigned away and back looks unchanged. The value 1 covers each lead within 100 runs. The
 *     value 100 covers all leads in each run, with one request for each lead.
 */
public record StatusSettings(String schedule, Integer parallelPages, Integer historySamplePercent) {
  public StatusSettings {
    schedule = Check.cron("schedule", Check.orDefault(schedule, "0 0/5 * * * ?"));
    parallelPages = Check.between("parallel-pages", Check.orDefault(parallelPages, 4), 1, 32);
    historySamplePercent =
        Check.between("history-sample-percent", Check.orDefault(historySamplePercent, 1), 0, 100);
  }
}
