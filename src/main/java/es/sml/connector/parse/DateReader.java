package es.sml.connector.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Reads the requested time. */
final class DateReader {
  private static final ZoneId SPAIN = ZoneId.of("Europe/Madrid");

  private DateReader() {}

  /** Returns the moment, or the start of the day in Spain; null if the text is not an ISO date. */
  static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return startOfDay(text);
    }
  }

  private static Instant startOfDay(String text) {
    try {
      return LocalDate.parse(text).atStartOfDay(SPAIN).toInstant();
    } catch (DateTimeException e) {
      return null; // the note has the sender's words
    }
  }
}
