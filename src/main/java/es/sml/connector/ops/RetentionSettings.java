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
 * @param audit what people did
 */
public record RetentionSettings(
    String schedule,
    Duration deadLetters,
    Duration personalData,
    Duration replies,
    Duration audit) {
  public RetentionSettings {
    schedule = Check.cron("schedule", Check.orDefault(schedule, "0 30 3 * * ?"));
    deadLetters = Check.positive("dead-letters", Check.orDefault(deadLetters, Duration.ofDays(90)));
    personalData =
        Check.positive("personal-data", Check.orDefault(personalData, Duration.ofDays(365)));
    replies = Check.positive("replies", Check.orDefault(replies, Duration.ofDays(7)));
    audit = Check.positive("audit", Check.orDefault(audit, Duration.ofDays(730)));
  }
}
