package es.sml.connector.ops;

import es.sml.connector.setting.Check;
import java.time.Duration;

/**
 * How long the connector keeps customers' data.
 *
 * @param schedule when old data is removed: a Quartz cron expression, seconds first
 * @param deadLetters messages on leads.dead and broker.dead
 * @param nonLeads messages without a lead, on leads.dismissed
 * @param personalData personal data in the ledger, after the end of a lead
 * @param replies replies that a program does not read from its queue
 * @param commandReplies SML's responses to commands, for a command that is sent again
 * @param processedFiles files in processed/ and failed/ of the drop folders
 * @param audit the record of operators' actions
 */
public record RetentionSettings(
    String schedule,
    Duration deadLetters,
    Duration nonLeads,
    Duration personalData,
    Duration replies,
    Duration commandReplies,
    Duration processedFiles,
    Duration audit) {
  public RetentionSettings {
    schedule = Check.cron("schedule", Check.orDefault(schedule, "0 30 3 * * ?"));
    deadLetters = days("dead-letters", deadLetters, 90);
    nonLeads = days("non-leads", nonLeads, 30);
    personalData = days("personal-data", personalData, 365);
    replies = days("replies", replies, 7);
    commandReplies = days("command-replies", commandReplies, 7);
    processedFiles = days("processed-files", processedFiles, 30);
    audit = days("audit", audit, 730);
  }

  private static Duration days(String name, Duration value, int byDefault) {
    return Check.positive(name, Check.orDefault(value, Duration.ofDays(byDefault)));
  }
}
