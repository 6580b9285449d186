package es.sml.connector.cli.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;

/** Limits the log of a command to warnings, because its output is the result. */
public final class QuietLog {
  private QuietLog() {}

  /**
   * Runs a command, and restores the log after it.
   *
   * @throws Exception that the command throws
   */
  public static <T> T during(Callable<T> command) throws Exception {
    Logger log = (Logger) LoggerFactory.getLogger("es.sml.connector");
    Level before = log.getLevel();
    log.setLevel(Level.WARN);
    try {
      return command.call();
    } finally {
      log.setLevel(before);
    }
  }
}
