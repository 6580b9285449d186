package es.sml.connector.ops;

import es.sml.connector.setting.Check;
import java.time.Duration;

/**
 * How long customers' data is kept.
 *
 * @param schedule a Quartz cron expression, seconds first
 * @param deadLetters raw messages that could not be delivered
 * @param personalData what the ledger has of a lead besides key, state and SML id
 * @param replies what a dealer's program did not take off its reply queue
 * @param commandAnswers what SML answered to commands, for one that comes again
 * @param processedFiles files in processed and failed of the drop folders
 * @param audit what people did
 */
public record RetentionSettings(
    String schedule,
    Duration deadLetters,
    Duration personalData,
    Duration replies,
    Duration commandAnswers,
    Duration processedFiles,
    Duration audit) {
  public RetentionSettings {
    schedule = Check.cron("schedule", Check.orDefault(schedule, "0 30 3 * * ?"));
    deadLetters = Check.positive("dead-letters", Check.orDefault(deadLetters, Duration.ofDays(90)));
    personalData =
        Check.positive("personal-data", Check.orDefault(personalData, Duration.ofDays(365)));
    replies = Check.positive("replies", Check.orDefault(replies, Duration.ofDays(7)));
    commandAnswers =
        Check.positive("command-answers", Check.orDefault(commandAnswers, Duration.ofDays(7)));
    processedFiles =
        Check.positive("processed-files", Check.orDefault(processedFiles, Duration.ofDays(30)));
    audit = Check.positive("audit", Check.orDefault(audit, Duration.ofDays(730)));
  }
}
