package es.sml.connector.runtime.monitoring;

import es.sml.connector.language.LocalizedText;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.quartz.CronExpression;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Time of each account's last complete status sync, and its health. It decides after how many
 * missed runs the sync is late.
 */
final class StatusRuns {
  private static final Logger LOG = LoggerFactory.getLogger(StatusRuns.class);
  private static final Duration PAUSE_OF_READS = Duration.ofSeconds(10);
  private static final int MISSED_RUNS = 3;
  private static final Duration LONGEST_RUN = Duration.ofMinutes(5);

  private final Map<String, Instant> finished = new ConcurrentHashMap<>();
  private final Map<String, Instant> known = new ConcurrentHashMap<>();
  private final Map<String, LocalizedText> failures = new ConcurrentHashMap<>();
  private final Instant started;
  private final Function<String, String> schedules;
  private final Map<String, Instant> resumed = new ConcurrentHashMap<>();
  private volatile Instant failedAt = Instant.EPOCH;
  private volatile Function<String, Instant> shared = account -> null;
  private volatile Predicate<String> paused = account -> false;

  /**
   * Starts without a run.
   *
   * @param schedules Quartz cron expression of an account's status sync; null if no CRM follows the
   *     account's leads
   */
  StatusRuns(Function<String, String> schedules, Instant started) {
    this.schedules = schedules;
    this.started = started;
  }

  void finished(String account, Instant time) {
    finished.put(account, time);
    failures.remove(account);
  }

  void failed(String account, Exception failure) {
    failures.put(account, LocalizedText.of(failure));
  }

  /**
   * Includes the runs of other nodes.
   *
   * @param others start of the last complete run of an account on any node; null before the first
   */
  void share(Function<String, Instant> others) {
    shared = others;
  }

  /**
   * Sets what operators paused.
   *
   * @param accounts whether an account has no runs now
   */
  void obey(Predicate<String> accounts) {
    paused = accounts;
  }

  /** Restarts the time for the next run of the account. */
  void resumed(String account, Instant time) {
    resumed.put(account, time);
  }

  /** Returns the last complete run; null before the first since the start. */
  Instant last(String account) {
    Instant own = finished.get(account);
    Instant any = ofAnyNode(account);
    return own == null || (any != null && any.isAfter(own)) ? any : own;
  }

  // While the database does not respond, the last known run counts. Its component has the reason.
  private Instant ofAnyNode(String account) {
    if (Instant.now().isBefore(failedAt.plus(PAUSE_OF_READS))) {
      return known.get(account); // otherwise each account would wait for the database again
    }
    try {
      Instant run = shared.apply(account);
      if (run != null) {
        known.put(account, run);
      }
    } catch (DataAccessException e) {
      LOG.debug("the runs of other nodes cannot be read", e);
      failedAt = Instant.now();
    }
    return known.get(account);
  }

  /** Returns why the account's status sync is late; null while it is not. */
  LocalizedText trouble(String account, Instant now) {
    String schedule = schedules.apply(account);
    if (schedule == null || paused.test(account)) {
      return null;
    }
    Instant last = last(account);
    Instant due = last == null ? started : last;
    Instant running = resumed.getOrDefault(account, due);
    due = running.isAfter(due) ? running : due;
    for (int run = 0; run < MISSED_RUNS; run++) {
      due = next(schedule, due);
      if (due == null) {
        return null; // the schedule has ended
      }
    }
    return now.isBefore(due.plus(LONGEST_RUN))
        ? null
        : LocalizedText.joined(
            ": ", Stream.of(late(last), failures.get(account)).filter(Objects::nonNull).toList());
  }

  private static LocalizedText late(Instant last) {
    return last == null
        ? LocalizedText.of("health.never-synced", "no status sync has finished since the start")
        : LocalizedText.of(
            "health.not-synced",
            "no status sync has finished since {0}",
            last.truncatedTo(ChronoUnit.SECONDS));
  }

  private static Instant next(String schedule, Instant after) {
    try {
      Date next = new CronExpression(schedule).getNextValidTimeAfter(Date.from(after));
      return next == null ? null : next.toInstant();
    } catch (ParseException e) {
      throw new IllegalStateException("the settings contain an unchecked schedule", e);
    }
  }
}
