package es.sml.connector.ops.retention;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes customers' data when it reaches its age limit. {@link RetentionSettings} has the limits
 * and the time of day.
 */
public record Retention(
    RetentionSettings settings,
    ExpiredDeadLetters deadLetters,
    ExpiredLeads leads,
    ExpiredRecords records) {
  static final String WHO = "retention";
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  /** Removes everything that is due. The next run continues an interrupted one. */
  public void apply() {
    int discarded = deadLetters.discard(settings.deadLetters());
    int erased = leads.erase(settings.personalData());
    records.delete(settings);
    if (discarded + erased > 0) {
      LOG.info("retention: {} dead letters discarded, {} leads erased", discarded, erased);
    }
  }

  static String olderThan(Duration age) {
    return "older than " + age.toDays() + " days";
  }
}
