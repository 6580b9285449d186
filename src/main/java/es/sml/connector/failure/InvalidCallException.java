package es.sml.connector.failure;

import java.util.List;

/** Thrown when a call breaks the description of SML's API; nothing was sent. */
public class InvalidCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param operation SML's operation, as create-lead
   * @param problems each names a parameter or field and what is allowed
   */
  public InvalidCallException(String operation, List<String> problems) {
    super(operation + ": " + String.join("; ", problems));
  }
}
