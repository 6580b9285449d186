package es.sml.connector.command.run;

import es.sml.connector.command.Command;
import es.sml.connector.failure.sml.UnknownOutcomeException;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.camel.ExchangeProperty;

/**
 * Decides how long a command waits for SML before the connector gives it up and replies to its
 * sender.
 */
public final class CommandPatience {
  private static final Duration LONGEST = Duration.ofMinutes(8);

  private final InstantSource clock;

  public CommandPatience(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Returns whether the connector gives the command up and replies to its sender now.
   *
   * @param entry its recorded state; null if there is none yet
   * @param arrived time of receipt, in milliseconds since 1970
   */
  public boolean isOver(
      @ExchangeProperty("CamelExceptionCaught") Exception failure,
      @ExchangeProperty(Command.PROPERTY) Command command,
      @ExchangeProperty("CommandEntry") CommandStore.Entry entry,
      @ExchangeProperty("CommandArrived") long arrived) {
    if (failure instanceof UnknownOutcomeException) {
      // Only the time since its turn counts: SML may still work on it, and is asked after that.
      return !command.isRepeatable() || entry.waited().compareTo(LONGEST) > 0;
    }
    return clock.millis() - arrived > LONGEST.toMillis();
  }
}
