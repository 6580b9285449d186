package es.sml.connector.alert.setting;

import es.sml.connector.setting.InvalidSettingException;
import java.time.DateTimeException;
import java.time.LocalTime;

/**
 * Quiet hours: a part of each day, which may go past midnight.
 *
 * @param until the first time after it
 */
public record QuietHours(LocalTime from, LocalTime until) {
  /** Reads 22:00-08:00. */
  static QuietHours of(String written) {
    int hyphen = written.indexOf('-');
    try {
      QuietHours hours =
          new QuietHours(
              LocalTime.parse(written.substring(0, Math.max(0, hyphen)).strip()),
              LocalTime.parse(written.substring(hyphen + 1).strip()));
      if (!hours.from.equals(hours.until)) {
        return hours;
      }
    } catch (DateTimeException e) {
      throw fault();
    }
    throw fault();
  }

  private static InvalidSettingException fault() {
    return new InvalidSettingException(
        "alerts.hours", "quiet-hours must be two times such as 22:00-08:00");
  }

  boolean contain(LocalTime time) {
    return from.isBefore(until)
        ? !time.isBefore(from) && time.isBefore(until)
        : !time.isBefore(from) || time.isBefore(until);
  }
}
