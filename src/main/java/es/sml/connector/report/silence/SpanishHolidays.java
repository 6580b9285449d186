package es.sml.connector.report.silence;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;

/** The public holidays of all Spain. Customers write as little as on a Sunday. */
final class SpanishHolidays {
  private static final Set<MonthDay> FIXED =
      Set.of(
          MonthDay.of(Month.JANUARY, 1),
          MonthDay.of(Month.JANUARY, 6),
          MonthDay.of(Month.MAY, 1),
          MonthDay.of(Month.AUGUST, 15),
          MonthDay.of(Month.OCTOBER, 12),
          MonthDay.of(Month.NOVEMBER, 1),
          MonthDay.of(Month.DECEMBER, 6),
          MonthDay.of(Month.DECEMBER, 8),
          MonthDay.of(Month.DECEMBER, 25));

  private SpanishHolidays() {}

  static boolean isHoliday(LocalDate date) {
    return FIXED.contains(MonthDay.from(date)) || date.equals(goodFriday(date.getYear()));
  }

  // The Gregorian rule of Easter: the Sunday after the first full moon of spring.
  static LocalDate goodFriday(int year) {
    int century = year / 100;
    int golden = year % 19;
    int moon =
        (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - moon - year % 100 % 4) % 7;
    int correction = (golden + 11 * moon + 22 * weekday) / 451;
    int days = moon + weekday - 7 * correction + 22;
    return LocalDate.of(year, Month.MARCH, 1).plusDays(days - 1L).minusDays(2);
  }
}
