package es.sml.connector.sml.http;

import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;

/** Reads how long the header Retry-After asks to wait: seconds or a date (RFC 9110, 10.2.3). */
public final class RetryAfter {
  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  /**
   * Returns the wait; null if the header asks for none, or the time is over.
   *
   * @param header value of the header; null for none
   * @param most longest wait, also for a longer number or date
   */
  public static Duration of(String header, Duration most) {
    String value = header == null ? "" : header.strip();
    Duration wait;
    if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      wait = value.length() > MOST_DIGITS ? most : Duration.ofSeconds(Long.parseLong(value));
    } else {
      Instant until = DateUtils.parseStandardDate(value);
      wait = until == null ? null : Duration.between(Instant.now(), until);
    }
    if (wait == null || wait.isNegative()) {
      return null;
    }
    return wait.compareTo(most) > 0 ? most : wait;
  }
}
