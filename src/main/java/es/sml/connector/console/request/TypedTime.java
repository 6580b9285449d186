package es.sml.connector.console.request;

import es.sml.connector.ops.http.OpsException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Reads a time that a person typed into a form, in the time zone of the page. */
public final class TypedTime {
  private TypedTime() {}

  /**
   * Returns the time in UTC.
   *
   * @param written as the browser's field writes it, such as 2026-03-01T08:30
   * @param zone of the browser; empty if no script has set it, so that this machine's zone counts
   */
  public static String read(String written, String zone) {
    try {
      return LocalDateTime.parse(written)
          .atZone(zone.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(zone))
          .toInstant()
          .toString();
    } catch (DateTimeException e) {
      throw OpsException.wrong(
          "refused.typed-time", "the time must be written like 2026-03-01T08:30");
    }
  }
}
