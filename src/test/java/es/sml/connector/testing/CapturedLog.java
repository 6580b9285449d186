package es.sml.connector.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** The lines that a logger writes until a test ends, or until it is closed. */
public final class CapturedLog implements AfterEachCallback, AutoCloseable {
  private final Logger logger;
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  /** Captures the lines of all loggers. */
  public CapturedLog() {
    this(Logger.ROOT_LOGGER_NAME);
  }

  /** Captures the lines of a class. */
  public CapturedLog(Class<?> type) {
    this(type.getName());
  }

  public CapturedLog(String name) {
    logger = (Logger) LoggerFactory.getLogger(name);
    appender.start();
    logger.addAppender(appender);
  }

  /** Returns the lines until now, without their time and level. */
  public List<String> lines() {
    return events().stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  /** Returns those lines that are warnings or errors. */
  public List<String> warnings() {
    return events().stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  /** Returns the lines until now with their loggers and threads. */
  public List<ILoggingEvent> events() {
    synchronized (appender) { // its list is not safe for threads, and it writes under this lock
      return List.copyOf(appender.list);
    }
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close();
  }
}
