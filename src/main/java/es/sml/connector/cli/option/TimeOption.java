package es.sml.connector.cli.option;

import es.sml.connector.setting.Durations;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;

/** Reads a time: 2d (ago), 2026-03-01 (start of the day, local time) or 2026-03-01T08:00:00Z. */
public final class TimeOption implements CommandLine.ITypeConverter<Instant> {
  public static final String FORMS = "such as 2d (ago), 2026-03-01 or 2026-03-01T08:00:00Z";

  @Override
  public Instant convert(String written) {
    try {
      return Instant.now().minus(Durations.parse(written));
    } catch (IllegalArgumentException e) {
      return date(written);
    }
  }

  private static Instant date(String written) {
    try {
      return written.contains("T")
          ? Instant.parse(written)
          : LocalDate.parse(written).atStartOfDay(ZoneId.systemDefault()).toInstant();
    } catch (DateTimeParseException e) {
      throw new CommandLine.TypeConversionException("'" + written + "' is not a time " + FORMS);
    }
  }
}
