package es.sml.connector.command;

import es.sml.connector.failure.sml.InvalidCallException;
import java.util.List;

/** Thrown when a command names a lead that the ledger does not have. */
public class UnknownLeadException extends InvalidCallException {
  private static final long serialVersionUID = 1L;

  public UnknownLeadException(String operation, String reason) {
    super(operation, List.of(reason));
  }
}
