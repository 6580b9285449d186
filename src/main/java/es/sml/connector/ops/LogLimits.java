package es.sml.connector.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Holds the loggers of all libraries at INFO, even if a logback file or a property sets a lower
 * level. Below INFO they print bodies, parameters, headers and passwords. The connector's own
 * loggers never do, and go down to TRACE.
 */
public final class LogLimits {
  private static final String OURS = "es.sml.connector.";

  /** Camel's tracer and the broker's audit print messages at INFO. */
  private static final List<String> HELD_AT_WARN =
      List.of("org.apache.camel.Tracing", "org.apache.activemq.audit");

  private LogLimits() {}

  /** From now on; a logback file that is read again does not lift it. */
  public static void install() {
    install((LoggerContext) LoggerFactory.getILoggerFactory());
  }

  static void install(LoggerContext context) {
    if (context.getTurboFilterList().stream().noneMatch(Limit.class::isInstance)) {
      Limit limit = new Limit();
      limit.start();
      context.addTurboFilter(limit);
      context.addListener(new AfterReset(limit));
    }
  }

  private static final class Limit extends TurboFilter {
    @Override
    public FilterReply decide(
        Marker marker,
        Logger logger,
        Level level,
        String format,
        Object[] parameters,
        Throwable thrown) {
      String name = logger.getName();
      boolean isHeld =
          level.toInt() < Level.INFO_INT
              ? !name.startsWith(OURS)
              : level.toInt() < Level.WARN_INT && HELD_AT_WARN.stream().anyMatch(name::startsWith);
      return isHeld ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
  }

  private record AfterReset(Limit limit) implements LoggerContextListener {
    @Override
    public boolean isResetResistant() {
      return true;
    }

    @Override
    public void onReset(LoggerContext context) {
      limit.start();
      context.addTurboFilter(limit);
    }

    @Override
    public void onStart(LoggerContext context) {
      // Nothing changes.
    }

    @Override
    public void onStop(LoggerContext context) {
      // The context no longer logs.
    }

    @Override
    public void onLevelChange(Logger logger, Level level) {
      // The limit does not look at levels.
    }
  }
}
