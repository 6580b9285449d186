package es.sml.connector.report.silence;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Hours of a window of time, each with its local hour of the week; a public holiday has the hours
 * of a Sunday.
 */
public final class WeekHours {
  static final int IN_A_DAY = 24;
  static final int IN_A_WEEK = 7 * IN_A_DAY;

  private static final long SECONDS = Duration.ofHours(1).toSeconds();

  private final long first;
  private final int[] ofWeek;
  private final int[] days;

  /**
   * Creates the hours from one time to another.
   *
   * @param until in the last hour
   */
  public WeekHours(Instant since, Instant until, ZoneId zone) {
    this.first = hour(since);
    this.ofWeek = new int[(int) (hour(until) - first) + 1];
    this.days = new int[ofWeek.length];
    long firstDay = since.atZone(zone).toLocalDate().toEpochDay();
    long date = Long.MIN_VALUE;
    int dayOfWeek = 0;
    for (int i = 0; i < ofWeek.length; i++) {
      Instant hour = Instant.ofEpochSecond((first + i) * SECONDS);
      long local = hour.getEpochSecond() + zone.getRules().getOffset(hour).getTotalSeconds();
      long day = Math.floorDiv(local, IN_A_DAY * SECONDS);
      if (day != date) {
        date = day;
        dayOfWeek = dayOfWeek(LocalDate.ofEpochDay(day));
      }
      ofWeek[i] = dayOfWeek * IN_A_DAY + (int) (Math.floorMod(local, IN_A_DAY * SECONDS) / SECONDS);
      days[i] = (int) (day - firstDay);
    }
  }

  private static int dayOfWeek(LocalDate date) {
    DayOfWeek day = SpanishHolidays.isHoliday(date) ? DayOfWeek.SUNDAY : date.getDayOfWeek();
    return day.getValue() - 1;
  }

  private static long hour(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), SECONDS);
  }

  /** Returns the part of the time's hour that is over, from 0 to 1. */
  static double partOfHour(Instant time) {
    return Math.floorMod(time.getEpochSecond(), SECONDS) / (double) SECONDS;
  }

  public int size() {
    return ofWeek.length;
  }

  /** Returns the place of an hour of the window. */
  public int index(Instant time) {
    return (int) (hour(time) - first);
  }

  int ofWeek(int index) {
    return ofWeek[index];
  }

  /** Returns the number of the hour's local day; the first day of the window is 0. */
  int day(int index) {
    return days[index];
  }

  int dayCount() {
    return days[days.length - 1] + 1;
  }
}
