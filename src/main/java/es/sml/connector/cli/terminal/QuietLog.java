package es.sml.connector.cli.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Limits the log of a command to warnings, because its output is the result. */
public final class QuietLog {
  private QuietLog() {}

  public static void warningsOnly() {
    ((Logger) LoggerFactory.getLogger("es.sml.connector")).setLevel(Level.WARN);
  }
}
