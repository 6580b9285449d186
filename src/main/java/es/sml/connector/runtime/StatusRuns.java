package es.sml.connector.runtime;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.quartz.CronExpression;

/** When each account's leads in SML were last compared to the end, and whether that is too long. */
final class StatusRuns {
  private static final int MISSED_RUNS = 3;
  private static final Duration LONGEST_RUN = Duration.ofMinutes(5);

  private final Map<String, Instant> finished = new ConcurrentHashMap<>();
  private final Instant started;
  private final Function<String, String> schedules;
  private volatile Function<String, Instant> shared = account -> null;

  /**
   * None yet.
   *
   * @param schedules when an account's are due, as a Quartz cron expression
   */
  StatusRuns(Function<String, String> schedules, Instant started) {
    this.schedules = schedules;
    this.started = started;
  }

  void finished(String account, Instant time) {
    finished.put(account, time);
  }

  /**
   * Other nodes run too.
   *
   * @param others when any node's last complete run of an account began; null if none did
   */
  void share(Function<String, Instant> others) {
    shared = others;
  }

  /** Null while none has ended well since the start. */
  Instant last(String account) {
    Instant own = finished.get(account);
    Instant any = shared.apply(account);
    return own == null || (any != null && any.isAfter(own)) ? any : own;
  }

  /** Why the account's leads are not compared as they should be; null while they are. */
  String trouble(String account, Instant now) {
    Instant last = last(account);
    Instant due = last == null ? started : last;
    for (int run = 0; run < MISSED_RUNS; run++) {
      due = next(schedules.apply(account), due);
      if (due == null) {
        return null; // the schedule has ended
      }
    }
    return now.isBefore(due.plus(LONGEST_RUN))
        ? null
        : "SML's leads were not compared to the end since "
            + (last == null ? "the start" : last.truncatedTo(ChronoUnit.SECONDS));
  }

  private static Instant next(String schedule, Instant after) {
    try {
      Date next = new CronExpression(schedule).getNextValidTimeAfter(Date.from(after));
      return next == null ? null : next.toInstant();
    } catch (ParseException e) {
      throw new IllegalStateException("was checked with the settings", e);
    }
  }
}
