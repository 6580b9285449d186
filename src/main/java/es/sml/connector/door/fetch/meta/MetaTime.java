package es.sml.connector.door.fetch.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Reads Meta's times: 2026-11-27T09:19:59+0000, or seconds since 1970. */
final class MetaTime {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[XXX][XX]", Locale.ROOT);

  private MetaTime() {}

  /** Returns milliseconds since 1970; 0 if it is no time. */
  static long millis(JsonNode written) {
    if (written.isIntegralNumber()) {
      return written.asLong() * 1_000;
    }
    try {
      return WRITTEN.parse(written.asText(""), Instant::from).toEpochMilli();
    } catch (DateTimeException e) {
      return 0; // a lead without a time does not move the watermark
    }
  }
}
