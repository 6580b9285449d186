package es.sml.connector.ops.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Holds the loggers of all libraries at INFO, even if a logback file or a property sets a lower
 * level. Below INFO they print bodies, parameters, headers and passwords. The connector's own
 * loggers print none of these and allow TRACE.
 */
public final class LogLimits {
  private static final String OURS = "es.sml.connector";

  /** Loggers held at WARN: Camel's tracer and the broker's audit print messages at INFO. */
  private static final List<String> HELD_AT_WARN =
      List.of("org.apache.camel.Tracing", "org.apache.activemq.audit");

  private LogLimits() {}

  /** Installs the limits. A logback file that is read again does not remove them. */
  public static void install() {
    install((LoggerContext) LoggerFactory.getILoggerFactory());
  }

  // Use levels, not a filter: libraries check their level many times for each message.
  static void install(LoggerContext context) {
    if (context.getCopyOfListenerList().stream().noneMatch(Limit.class::isInstance)) {
      context.addListener(new Limit());
      holdAll(context);
    }
  }

  private static void holdAll(LoggerContext context) {
    HELD_AT_WARN.forEach(name -> hold(context.getLogger(name)));
    context.getLoggerList().forEach(LogLimits::hold);
  }

  private static void hold(Logger logger) {
    String name = logger.getName();
    Level level = logger.getLevel();
    if (level == null) {
      if (HELD_AT_WARN.contains(name)) {
        logger.setLevel(Level.WARN);
      }
      return;
    }
    Level lowest = lowest(name);
    if (level.toInt() < lowest.toInt()) {
      Logger ours = logger.getLoggerContext().getLogger(OURS);
      if (isAbove(name) && ours.getLevel() == null) {
        ours.setLevel(level); // it would have inherited this
      }
      logger.setLevel(lowest);
    }
  }

  private static Level lowest(String name) {
    if (isIn(OURS, name)) {
      return Level.TRACE;
    }
    return HELD_AT_WARN.stream().anyMatch(held -> isIn(held, name)) ? Level.WARN : Level.INFO;
  }

  /** Returns whether the connector itself has this logger. */
  static boolean isOurs(String name) {
    return isIn(OURS, name);
  }

  private static boolean isIn(String parent, String name) {
    return name.equals(parent) || name.startsWith(parent + ".");
  }

  private static boolean isAbove(String name) {
    return name.equals(org.slf4j.Logger.ROOT_LOGGER_NAME) || isIn(name, OURS);
  }

  private static final class Limit implements LoggerContextListener {
    @Override
    public boolean isResetResistant() {
      return true;
    }

    @Override
    public void onReset(LoggerContext context) {
      holdAll(context);
    }

    @Override
    public void onLevelChange(Logger logger, Level level) {
      hold(logger);
    }

    @Override
    public void onStart(LoggerContext context) {
      // Nothing changes.
    }

    @Override
    public void onStop(LoggerContext context) {
      // The context no longer logs.
    }
  }
}
