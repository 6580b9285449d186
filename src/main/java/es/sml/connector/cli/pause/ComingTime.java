package es.sml.connector.cli.pause;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;

/**
 * Reads a coming time: 18:00, 2026-03-01, 2026-03-01T08:00 (local time) or 2026-03-01T08:00:00Z.
 */
final class ComingTime implements CommandLine.ITypeConverter<Instant> {
  static final String FORMS = "such as 18:00, 2026-03-01, 2026-03-01T08:00 or 2026-03-01T08:00:00Z";

  @Override
  public Instant convert(String written) {
    try {
      return read(written, ZonedDateTime.now(ZoneId.systemDefault()));
    } catch (DateTimeParseException e) {
      throw new CommandLine.TypeConversionException("'" + written + "' is not a time " + FORMS);
    }
  }

  /** Reads a time. A time of the day is the next one. */
  static Instant read(String written, ZonedDateTime now) {
    if (written.endsWith("Z")) {
      return Instant.parse(written);
    }
    if (written.contains("T")) {
      return LocalDateTime.parse(written).atZone(now.getZone()).toInstant();
    }
    if (!written.contains(":")) {
      return LocalDate.parse(written).atStartOfDay(now.getZone()).toInstant();
    }
    ZonedDateTime today = now.with(LocalTime.parse(written));
    return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
  }
}
