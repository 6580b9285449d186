package es.sml.connector.sandbox.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** Reads and writes times as SML does: Spanish local time with offset and microseconds. */
public final class Timestamps {
  public static final ZoneId ZONE = ZoneId.of("Europe/Madrid");

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZONE);

  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .appendPattern("HH:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .toFormatter();

  private Timestamps() {}

  public static String write(Instant instant) {
    return WRITTEN.format(instant);
  }

  /** Reads a time with an offset, or Spanish time without one; null if it is neither. */
  public static Instant read(String text) {
    try {
      TemporalAccessor read = READ.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      return read instanceof OffsetDateTime withOffset
          ? withOffset.toInstant()
          : ((LocalDateTime) read).atZone(ZONE).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
