package es.sml.connector.inbox.setting;

import com.fasterxml.jackson.annotation.JsonCreator;
import es.sml.connector.setting.InvalidSettingException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * Decides which old mails are read when a mailbox is new, as {@code initial-read} says: none, all,
 * or those since a date.
 *
 * @param date first day of arrival, in the connector's time zone; null without {@code all}: the
 *     start
 */
public record ReadFrom(boolean all, LocalDate date) {
  /** No mail that is older than the first start with this mailbox. */
  public static final ReadFrom START = new ReadFrom(false, null);

  /**
   * Reads {@code start}, {@code all} or a date such as {@code 2026-11-25}.
   *
   * @throws IllegalArgumentException for anything else
   */
  @JsonCreator
  public static ReadFrom parse(String written) {
    if (written.equals("start")) {
      return START;
    }
    if (written.equals("all")) {
      return new ReadFrom(true, null);
    }
    try {
      LocalDate date = LocalDate.parse(written);
      if (date.isAfter(LocalDate.now(ZoneId.systemDefault()))) {
        throw new InvalidSettingException(
            "inbox.future-read",
            "initial-read {0} is in the future: no mail from before that day would ever become a"
                + " lead; set start, or a day that has begun",
            date);
      }
      return new ReadFrom(false, date);
    } catch (DateTimeParseException e) {
      throw new InvalidSettingException(
          "inbox.initial-read", "initial-read must be start, all or a date such as 2026-11-25");
    }
  }

  /** The earliest time of arrival of a mail that is read, if the mailbox is new now. */
  public Instant since(Instant now) {
    if (all) {
      return Instant.EPOCH;
    }
    // Servers give a mail's arrival to the second.
    return date == null
        ? now.truncatedTo(ChronoUnit.SECONDS)
        : date.atStartOfDay(ZoneId.systemDefault()).toInstant();
  }

  @Override
  public String toString() {
    return all ? "all" : date == null ? "start" : date.toString();
  }
}
