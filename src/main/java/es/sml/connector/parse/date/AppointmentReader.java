package es.sml.connector.parse.date;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Reads the day and time of an appointment, in Spain's time if no offset is written. Decides which
 * forms of days count, and which times are too uncertain, such as "5:30".
 */
public final class AppointmentReader {
  private static final ZoneId SPAIN = ZoneId.of("Europe/Madrid");
  private static final int LONGEST = 80;

  /** "5:30" without a leading zero may be in the afternoon. */
  private static final int FIRST_CERTAIN_HOUR = 8;

  private static final int HALF_DAY = 12;
  private static final int MONTHS = 12;

  private static final Pattern DAY =
      Pattern.compile(
          "^(?:(?P<weekday>[\\pL][\\pL-]*)\\.?,?\\s+(?:(?:el|den|le|dia)\\s+)*)?"
              + "(?:(?P<iso>\\d{4})-(?P<isomonth>\\d{2})-(?P<isoday>\\d{2})"
              + "|(?P<day>\\d{1,2})(?P<slash>[/.-])(?P<month>\\d{1,2})[/.-](?P<year>\\d{4})"
              + "|(?P<nameday>\\d{1,2})\\.?\\s+(?:de\\s+|d'\\s*)?(?P<name>\\pL+)\\.?,?\\s+(?:del?\\s+)?"
              + "(?P<nameyear>\\d{4}))");
  private static final Pattern TIME =
      Pattern.compile(
          "^(?:t|[,;]?\\s*[-–]?\\s*(?:(?:a|as|at|um|om|alle|ore)\\s+(?:las?\\s+|les\\s+|ore\\s+)?)?)"
              + "(?P<hour>\\d{1,2})(?:(?P<sign>[:.h])(?P<minute>\\d{2}))?(?::\\d{2}(?:\\.\\d{1,9})?)?"
              + "\\s*(?P<unit>hs?\\.?|hrs?\\.?|horas|uhr|uur)?"
              + "\\s*(?P<half>am|pm|a\\. ?m\\.|p\\. ?m\\.|de la (?:manana|tarde|noche))?$");

  private static final Pattern NO_TIME =
      Pattern.compile("(?:[t ]00:00(?::00(?:\\.0+)?)?(?:z|[+-]\\d{2}:?\\d{2})?)?");

  private AppointmentReader() {}

  /** Returns the moment; empty if the day or the time is missing or not certain. */
  public static Optional<Instant> moment(String written) {
    String text = written.strip();
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text))
          .filter(time -> !time.toLocalTime().equals(LocalTime.MIDNIGHT)) // a day, not a time
          .map(OffsetDateTime::toInstant);
    } catch (DateTimeException e) {
      return inSpain(Letters.plain(text));
    }
  }

  /** Returns the start of the day in Spain, if the text is a day without a time. */
  public static Optional<Instant> day(String written) {
    String plain = Letters.plain(Letters.start(written.strip(), LONGEST));
    Matcher day = DAY.matcher(plain);
    return day.find() && NO_TIME.matches(plain.substring(day.end()))
        ? date(day, false).map(date -> date.atStartOfDay(SPAIN).toInstant())
        : Optional.empty();
  }

  private static Optional<Instant> inSpain(String plain) {
    Matcher day = DAY.matcher(plain);
    if (!day.find()) {
      return Optional.empty();
    }
    Matcher time = TIME.matcher(plain.substring(day.end()));
    if (!time.find()) {
      return Optional.empty();
    }
    boolean american = time.group("half") != null && time.group("half").charAt(1) != 'e';
    return date(day, american).flatMap(date -> time(time).flatMap(t -> unique(date, t)));
  }

  // The clock change makes some local times ambiguous or impossible.
  private static Optional<Instant> unique(LocalDate date, LocalTime time) {
    return SPAIN.getRules().getValidOffsets(date.atTime(time)).size() == 1
        ? Optional.of(ZonedDateTime.of(date, time, SPAIN).toInstant())
        : Optional.empty();
  }

  /**
   * Returns the day.
   *
   * @param american true if the month may come first
   */
  private static Optional<LocalDate> date(Matcher match, boolean american) {
    try {
      LocalDate date;
      if (match.group("iso") != null) {
        date = of(match.group("iso"), number(match.group("isomonth")), match.group("isoday"));
      } else if (match.group("year") != null) {
        boolean ambiguous = american && number(match.group("day")) <= MONTHS;
        if (ambiguous && match.group("slash").equals("/")) {
          return Optional.empty();
        }
        date = of(match.group("year"), number(match.group("month")), match.group("day"));
      } else {
        Integer month = CalendarWords.month(match.group("name")).orElse(null);
        if (month == null) {
          return Optional.empty();
        }
        date = of(match.group("nameyear"), month, match.group("nameday"));
      }
      return Optional.of(date).filter(read -> isOn(read, match.group("weekday")));
    } catch (DateTimeException e) {
      return Optional.empty(); // no such day
    }
  }

  private static boolean isOn(LocalDate date, String weekday) {
    Optional<DayOfWeek> said = Optional.ofNullable(weekday).flatMap(CalendarWords::day);
    return weekday == null || said.filter(date.getDayOfWeek()::equals).isPresent();
  }

  private static LocalDate of(String year, int month, String day) {
    return LocalDate.of(number(year), month, number(day));
  }

  private static Optional<LocalTime> time(Matcher match) {
    int hour = number(match.group("hour"));
    String half = match.group("half");
    boolean minutes = match.group("minute") != null;
    if (half == null) {
      boolean certain = hour >= FIRST_CERTAIN_HOUR || match.group("hour").startsWith("0");
      if (!certain || !(minutes || match.group("unit") != null)) {
        return Optional.empty();
      }
    } else if (hour < 1 || hour > HALF_DAY) {
      return Optional.empty();
    } else {
      boolean morning = half.charAt(0) == 'a' || half.endsWith("manana");
      hour = hour % HALF_DAY + (morning ? 0 : HALF_DAY);
    }
    int minute = minutes ? number(match.group("minute")) : 0;
    boolean midnight = hour + minute == 0;
    return !midnight && hour < 24 && minute < 60
        ? Optional.of(LocalTime.of(hour, minute))
        : Optional.empty();
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
