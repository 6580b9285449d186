package es.sml.connector.ops.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Keeps the last lines of the log in memory, for operators without access to the log itself. It
 * decides how many lines, how much of each, and that no exception's message is in them.
 */
public final class RecentLog extends AppenderBase<ILoggingEvent> {
  /** The number of lines that are kept. With their length they stay below 2 MB. */
  static final int MOST_LINES = 2_000;

  static final int LONGEST_TEXT = 500;

  private static final String NAME = "RECENT";

  private final Deque<Line> lines = new ArrayDeque<>();
  private long last;

  /**
   * A line of the log, without a stack trace.
   *
   * @param number from 1, in the order of the lines
   */
  record Line(long number, Instant at, Level level, String logger, String text) {}

  /** Returns the one that listens to the log of this process. */
  public static synchronized RecentLog attached() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    if (root.getAppender(NAME) instanceof RecentLog attached) {
      return attached;
    }
    RecentLog log = new RecentLog();
    log.setName(NAME);
    log.setContext(context);
    log.addFilter(new ExpectedBrokerWarnings());
    log.start();
    root.addAppender(log);
    return log;
  }

  @Override
  protected void append(ILoggingEvent event) {
    String text = LogLine.text(event);
    // An exception's message may quote anything, so only its class is kept.
    String failure =
        event.getThrowableProxy() == null
            ? ""
            : " (" + event.getThrowableProxy().getClassName() + ")";
    add(
        event.getInstant(),
        event.getLevel(),
        event.getLoggerName(),
        text.substring(0, Math.min(LONGEST_TEXT, text.length())) + failure);
  }

  private synchronized void add(Instant at, Level level, String logger, String text) {
    lines.addLast(new Line(++last, at, level, logger, text));
    if (lines.size() > MOST_LINES) {
      lines.removeFirst();
    }
  }

  /**
   * Returns lines, oldest first.
   *
   * @param least the lowest level
   * @param since null for any time
   * @param after the number of the last line that the caller knows; 0 for none
   */
  synchronized List<Line> lines(Level least, Instant since, long after) {
    long known = after > last ? 0 : after; // a restart begins again
    return lines.stream()
        .filter(line -> line.number() > known && line.level().isGreaterOrEqual(least))
        .filter(line -> since == null || !line.at().isBefore(since))
        .toList();
  }

  /** Returns the number of the last line. */
  synchronized long last() {
    return last;
  }
}
