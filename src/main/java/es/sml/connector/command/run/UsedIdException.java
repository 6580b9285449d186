package es.sml.connector.command.run;

import es.sml.connector.failure.sml.InvalidCallException;
import java.util.List;

/** Thrown when a command has the id of an earlier, different command. */
public class UsedIdException extends InvalidCallException {
  private static final long serialVersionUID = 1L;

  UsedIdException(String id) {
    super(
        "command",
        List.of("the id " + id + " belongs to an earlier, different command; use a new id"));
  }
}
