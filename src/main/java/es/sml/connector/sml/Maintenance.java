package es.sml.connector.sml;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * The maintenance window of an account: SML works on its servers then, so no request goes out.
 * Windows must not overlap.
 *
 * @param schedule When the window begins: a Quartz cron expression, seconds first. The example
 *     means each Sunday at two.
 * @param duration How long the window lasts. It must end before the next one begins.
 * @param timeZone Time zone of {@code schedule}. By default it is that of the machine.
 */
public record Maintenance(String schedule, Duration duration, String timeZone) {
  private static final int WINDOWS_TO_CHECK = 20;

  public Maintenance {
    Check.needed("schedule", schedule);
    Check.needed("duration", duration);
    Check.cron("schedule", schedule, Instant.EPOCH); // a window of a past year is over, no error
    Check.positive("duration", duration);
    timeZone = Check.orDefault(timeZone, ZoneId.systemDefault().getId());
    checkZone(timeZone);
    Instant begin = next(schedule, timeZone, Instant.now());
    for (int window = 0; window < WINDOWS_TO_CHECK && begin != null; window++) {
      Instant following = next(schedule, timeZone, begin);
      if (following != null && following.isBefore(begin.plus(duration))) {
        throw new InvalidSettingException(
            "account.maintenance",
            "duration is longer than the time to the next window: make it shorter");
      }
      begin = following;
    }
  }

  /** Returns the begin of the present window, or of the next one; null after the last one. */
  public Instant begin(Instant now) {
    return next(schedule, timeZone, now.minus(duration));
  }

  private static void checkZone(String zone) {
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new InvalidSettingException(
          "account.time-zone", "time-zone must be a time zone such as Europe/Madrid");
    }
  }

  private static Instant next(String schedule, String zone, Instant after) {
    try {
      CronExpression cron = new CronExpression(schedule);
      cron.setTimeZone(TimeZone.getTimeZone(ZoneId.of(zone)));
      Date next = cron.getNextValidTimeAfter(Date.from(after));
      return next == null ? null : next.toInstant();
    } catch (ParseException e) {
      throw new IllegalStateException("the schedule was checked before", e);
    }
  }
}
