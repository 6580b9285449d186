package es.sml.connector.command;

import es.sml.connector.failure.UnknownOutcomeException;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.camel.ExchangeProperty;

/** Says when a command that could not be done has waited long enough for SML. */
public final class CommandPatience {
  private static final Duration LONGEST = Duration.ofMinutes(8);

  private final InstantSource clock;

  public CommandPatience(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Returns whether the connector gives the command up and replies to its sender now.
   *
   * @param entry what is noted of it; null where nothing is yet
   * @param arrived when it came, in milliseconds since 1970
   */
  public boolean isOver(
      @ExchangeProperty("CamelExceptionCaught") Exception failure,
      @ExchangeProperty("Command") Command command,
      @ExchangeProperty("CommandEntry") CommandBook.Entry entry,
      @ExchangeProperty("CommandArrived") long arrived) {
    if (failure instanceof UnknownOutcomeException) {
      // However long it waited for its turn: SML may be at it for a while, and is asked after that.
      return !command.isRepeatable() || entry.waited().compareTo(LONGEST) > 0;
    }
    return clock.millis() - arrived > LONGEST.toMillis();
  }
}
