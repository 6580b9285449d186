package es.sml.connector.command.run;

import es.sml.connector.failure.sml.SmlUnavailableException;
import java.time.Duration;

/** Thrown when another attempt of the same command may still run. */
public class CommandInProgressException extends SmlUnavailableException {
  private static final long serialVersionUID = 1L;

  CommandInProgressException(String id, Duration retryAfter) {
    super("the command " + id + " may still run; send the same command again later", retryAfter);
  }
}
