package es.sml.connector.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Limits the log of a command to warnings, because its output is the result. */
final class QuietLog {
  private QuietLog() {}

  static void warningsOnly() {
    ((Logger) LoggerFactory.getLogger("es.sml.connector")).setLevel(Level.WARN);
  }
}
