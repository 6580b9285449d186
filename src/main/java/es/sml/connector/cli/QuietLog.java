package es.sml.connector.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** The log of a command whose output is its answer: what goes well is not news there. */
final class QuietLog {
  private QuietLog() {}

  static void warningsOnly() {
    ((Logger) LoggerFactory.getLogger("es.sml.connector")).setLevel(Level.WARN);
  }
}
