package es.sml.connector.status.change;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads SML's times, such as 2019-05-06T14:56:46.903Z. */
final class SmlTime {
  private SmlTime() {}

  /** Returns the time; null if the text is not a time. */
  static Instant read(String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
