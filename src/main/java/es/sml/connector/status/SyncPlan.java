package es.sml.connector.status;

import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import org.quartz.CronExpression;

/**
 * Schedule and extent of an account's status sync. It decides whether a run was missed.
 *
 * @param schedule a Quartz cron expression, seconds first
 * @param parallelPages how many pages are read at a time; four times as many leads and histories
 * @param historyPercent of how many open leads that show no change a run reads the history
 */
public record SyncPlan(String schedule, int parallelPages, int historyPercent) {
  /** A page costs both sides work, a lead or its history almost none: it is mostly waiting. */
  public static final int SINGLE_REQUESTS_A_PAGE = 4;

  /** Returns whether a run was due between two times, in milliseconds since 1970. */
  boolean isDueBetween(long last, long now) {
    try {
      Date next =
          new CronExpression(schedule).getNextValidTimeAfter(Date.from(Instant.ofEpochMilli(last)));
      return next != null && !next.toInstant().isAfter(Instant.ofEpochMilli(now));
    } catch (ParseException e) {
      throw new IllegalStateException("the schedule was checked", e);
    }
  }
}
