package es.sml.connector.command.run;

import es.sml.connector.command.Command;
import es.sml.connector.command.intake.CommandContent;
import es.sml.connector.command.intake.CommandReader;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.lead.MessageKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.camel.Exchange;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the list of refused commands complete. A refused command is no dead letter: only its sender
 * can correct it.
 */
public final class RefusedCommands {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedCommands.class);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);

  /** Commands that could not be read and are listed in an hour. The log counts the others. */
  static final int MOST_LISTED = 1_000;

  private final CommandStore commands;
  private final InstantSource clock;
  private Instant hour = Instant.MIN;
  private int listed;
  private Instant logged = Instant.MIN;
  private long unlogged;
  private long unlisted;

  public RefusedCommands(CommandStore commands, InstantSource clock) {
    this.commands = commands;
    this.clock = clock;
  }

  /** Returns whether SML or the connector refused the command, so that nothing was changed. */
  public boolean isRefusal(Exception failure) {
    return ExceptionUtils.getThrowableList(failure).stream()
        .anyMatch(
            each -> each instanceof InvalidCallException || each instanceof LeadRejectedException);
  }

  /** Lists a refused command, unless the store has it with its reply already. */
  public synchronized void list(Exchange exchange) {
    Command command = exchange.getProperty(Command.PROPERTY, Command.class);
    String dealer = exchange.getProperty(CommandReader.DEALER, String.class);
    if (command == null || !commands.has(command)) {
      if (isWithinLimit()) {
        String message = exchange.getProperty(CommandContent.MESSAGE, String.class);
        byte[] content = exchange.getProperty(CommandContent.CONTENT, byte[].class);
        commands.refused(
            dealer,
            exchange.getProperty(CommandReader.OPERATION, "", String.class),
            exchange.getProperty(CommandReader.ACCOUNT, "", String.class),
            MessageKey.of("refused", message, content),
            exchange.getProperty(CommandReader.REPLY, String.class));
      } else {
        unlisted++;
      }
    }
    log(dealer);
  }

  private boolean isWithinLimit() {
    Instant now = clock.instant();
    if (hour.isBefore(now.minus(HOUR))) {
      hour = now;
      listed = 0;
    }
    return ++listed <= MOST_LISTED;
  }

  // A program in a loop sends thousands.
  private void log(String dealer) {
    unlogged++;
    Instant now = clock.instant();
    if (logged.isBefore(now.minus(LOG_INTERVAL))) {
      LOG.warn(
          "refused commands since the last such line: {}; the last one is of dealer {}{}",
          unlogged,
          dealer == null ? "unknown" : dealer,
          unlisted == 0
              ? ""
              : "; the list of refused commands takes "
                  + MOST_LISTED
                  + " an hour, so it does not have "
                  + unlisted
                  + " of them");
      logged = now;
      unlogged = 0;
      unlisted = 0;
    }
  }
}
