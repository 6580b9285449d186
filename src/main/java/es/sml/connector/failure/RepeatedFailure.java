package es.sml.connector.failure;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides how often the log repeats a failure that goes on: each reason once in full, then with its
 * count at growing distances.
 */
public final class RepeatedFailure {
  private static final Duration FIRST_DISTANCE = Duration.ofMinutes(1);
  private static final Duration LONGEST_DISTANCE = Duration.ofHours(1);
  private static final int MOST_REASONS = 20;

  private final Map<String, Series> reasons = new LinkedHashMap<>();
  private long failures;

  private static final class Series {
    private final Instant since;
    private long times;
    private Duration distance = FIRST_DISTANCE;
    private Instant next;

    private Series(Instant since) {
      this.since = since;
      this.next = since.plus(distance);
    }
  }

  /**
   * Records a failure.
   *
   * @return the text to report; empty if it was reported a short time ago
   */
  public synchronized Optional<String> failed(String reason, Instant now) {
    failures++;
    if (reasons.size() > MOST_REASONS) {
      reasons.clear(); // a reason with a changing number must not fill the memory
    }
    Series series = reasons.computeIfAbsent(reason, first -> new Series(now));
    series.times++;
    if (series.times == 1) {
      return Optional.of(reason);
    }
    if (now.isBefore(series.next)) {
      return Optional.empty();
    }
    Duration twice = series.distance.multipliedBy(2);
    series.distance = twice.compareTo(LONGEST_DISTANCE) > 0 ? LONGEST_DISTANCE : twice;
    series.next = now.plus(series.distance);
    return Optional.of(
        reason
            + " ("
            + series.times
            + " times since "
            + series.since.truncatedTo(ChronoUnit.SECONDS)
            + ")");
  }

  /**
   * Records that it works again.
   *
   * @return how often it had failed; 0 if it worked before
   */
  public synchronized long ended() {
    long all = failures;
    failures = 0;
    reasons.clear();
    return all;
  }
}
