package es.sml.connector.setting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes a time for a person, in the time zone of the machine, with its day if that is not today.
 */
public final class ShownTime {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm z", Locale.ROOT);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ROOT);

  private ShownTime() {}

  /** Returns the time, with its day if that is not today. */
  public static String of(Instant time) {
    ZonedDateTime here = time.atZone(ZoneId.systemDefault());
    return (here.toLocalDate().equals(LocalDate.now(here.getZone())) ? TIME : DAY_AND_TIME)
        .format(here);
  }
}
