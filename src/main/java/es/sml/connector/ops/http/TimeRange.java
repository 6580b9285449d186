package es.sml.connector.ops.http;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Times that a request's filter names. It refuses what is no time, and a range that ends before it
 * begins.
 *
 * @param since null for any
 * @param until null for any
 */
public record TimeRange(Instant since, Instant until) {
  /**
   * Reads a range; the begin and the end may be the same.
   *
   * @param since time in ISO 8601; null for any
   * @param until time in ISO 8601; null for any
   */
  public static TimeRange of(String since, String until) {
    TimeRange range = new TimeRange(time("since", since), time("until", until));
    if (since != null && until != null && range.since.isAfter(range.until)) {
      throw OpsException.wrong("refused.range", "since must not be after until");
    }
    return range;
  }

  /** Returns the begin in milliseconds since 1970; null for any. */
  public Long sinceMillis() {
    return since == null ? null : since.toEpochMilli();
  }

  /** Returns the end in milliseconds since 1970; null for any. */
  public Long untilMillis() {
    return until == null ? null : until.toEpochMilli();
  }

  /**
   * Returns the time of a field; null for null.
   *
   * @param written in ISO 8601
   */
  public static Instant time(String name, String written) {
    try {
      return written == null ? null : Instant.parse(written);
    } catch (DateTimeParseException e) {
      throw OpsException.wrong(
          "refused.time", "{0} must be a time such as 2026-03-01T08:00:00Z", name);
    }
  }
}
