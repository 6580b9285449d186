package es.sml.connector.ops.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.LogLevelView;
import es.sml.connector.setting.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * Sets the level of a logger for a time. Then the logger has its own level again. It limits the
 * time, and refuses DEBUG and TRACE for libraries.
 */
public final class LogLevels {
  static final Set<String> NAMES = Set.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR");

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(LogLevels.class);
  private static final String ACTION = "log-level";
  private static final Duration LONGEST = Duration.ofHours(24);

  private final LoggerContext context;
  private final OperatorAudit audit;
  private final Map<String, Change> changes = new HashMap<>();

  /**
   * A level that is in force for a time.
   *
   * @param own the logger's own level; null if it has none
   */
  private record Change(Level own, Instant until) {}

  public LogLevels(OperatorAudit audit) {
    this((LoggerContext) LoggerFactory.getILoggerFactory(), audit);
  }

  LogLevels(LoggerContext context, OperatorAudit audit) {
    this.context = context;
    this.audit = audit;
  }

  /** Sets a level as an operator asks. */
  public LogLevelView set(OpsRequest request) {
    OpsRequest.checkFields(request.body(), Set.of("logger", "level", "for"));
    String name = request.body().path("logger").asText("");
    Level level = level(request.body().path("level").asText(""));
    Duration time = time(request.body().path("for").asText("15m"));
    if (!LogLimits.isOurs(name) && context.exists(name) == null) {
      throw OpsException.missing(
          "refused.no-logger", "there is no logger {0}", PrintableText.line(name));
    }
    if (!LogLimits.isOurs(name) && level.toInt() < Level.INFO_INT) {
      throw OpsException.wrong(
          "refused.level-of-library",
          "below INFO the libraries log messages and passwords; only loggers of es.sml.connector"
              + " have DEBUG and TRACE");
    }
    audit.note(
        request.action(ACTION, name + " " + level + " for " + time.toSeconds() + " s"),
        null,
        "set");
    Instant until = set(name, level, time);
    return new LogLevelView(name, level.toString(), until.toString());
  }

  private synchronized Instant set(String name, Level level, Duration time) {
    Logger logger = context.getLogger(name);
    Change before = changes.get(name);
    Change change =
        new Change(before == null ? logger.getLevel() : before.own(), Instant.now().plus(time));
    changes.put(name, change);
    logger.setLevel(level);
    CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> restore(name, change));
    return change.until();
  }

  // A later change has its own end.
  private synchronized void restore(String name, Change change) {
    if (changes.remove(name, change)) {
      context.getLogger(name).setLevel(change.own());
      LOG.info("the logger {} has its own level again", name);
    }
  }

  static Level level(String written) {
    String level = written.toUpperCase(Locale.ROOT);
    if (!NAMES.contains(level)) {
      throw OpsException.wrong("refused.level", "level must be TRACE, DEBUG, INFO, WARN or ERROR");
    }
    return Level.toLevel(level);
  }

  private static Duration time(String written) {
    try {
      Duration time = Durations.parse(written);
      if (time.compareTo(LONGEST) <= 0 && !time.isZero()) {
        return time;
      }
    } catch (IllegalArgumentException e) {
      throw wrongTime();
    }
    throw wrongTime();
  }

  private static OpsException wrongTime() {
    return OpsException.wrong("refused.level-time", "for must be a time up to 24h, such as 15m");
  }
}
