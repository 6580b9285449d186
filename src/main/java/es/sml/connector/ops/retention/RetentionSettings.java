package es.sml.connector.ops.retention;

import es.sml.connector.setting.Check;
import java.time.Duration;

/**
 * How long the connector keeps customers' data.
 *
 * @param schedule When old data is removed: by default each night at half past three. A Quartz cron
 *     expression, seconds first, in the time zone of the machine.
 * @param deadLetters How long messages stay on {@code leads.dead} and {@code broker.dead}. Messages
 *     on {@code leads.parked} stay until an operator resolves them.
 * @param nonLeads How long messages without a lead stay on {@code leads.dismissed}.
 * @param personalData How long the ledger keeps personal data, such as the external id and reasons,
 *     after the end of a lead. Key, state and SML id stay permanently, so no lead is created twice.
 *     Events on a queue of the embedded broker wait for their CRM for the same time.
 * @param events How many delivered events the ledger keeps for each CRM, so that an operator can
 *     have them sent again; 1000 to 10000000. The oldest are removed first, and all of them after
 *     {@code retention.personal-data}.
 * @param replies How long replies wait on {@code crm.<dealer>.replies} of the embedded broker for a
 *     program that does not read them.
 * @param commandReplies How long the ledger keeps SML's response to a command, for a command that
 *     is sent again. Later such a command gets only id, outcome and SML's id. After {@code
 *     retention.personal-data} its id counts as new.
 * @param processedFiles How long files stay in {@code processed/} and {@code failed/} of the drop
 *     folders.
 * @param audit How long the audit keeps operators' actions: replays, discards, resolutions,
 *     erasures, customer searches and views of unmasked data.
 */
public record RetentionSettings(
    String schedule,
    Duration deadLetters,
    Duration nonLeads,
    Duration personalData,
    Integer events,
    Duration replies,
    Duration commandReplies,
    Duration processedFiles,
    Duration audit) {
  public RetentionSettings {
    schedule = Check.cron("schedule", Check.orDefault(schedule, "0 30 3 * * ?"));
    deadLetters = days("dead-letters", deadLetters, 90);
    nonLeads = days("non-leads", nonLeads, 30);
    personalData = days("personal-data", personalData, 365);
    events = Check.between("events", Check.orDefault(events, 100_000), 1000, 10_000_000);
    replies = days("replies", replies, 7);
    commandReplies = days("command-replies", commandReplies, 7);
    processedFiles = days("processed-files", processedFiles, 30);
    audit = days("audit", audit, 730);
  }

  private static Duration days(String name, Duration value, int byDefault) {
    return Check.positive(name, Check.orDefault(value, Duration.ofDays(byDefault)));
  }
}
