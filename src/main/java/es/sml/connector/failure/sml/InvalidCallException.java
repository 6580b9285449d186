package es.sml.connector.failure.sml;

import java.util.List;

/** Thrown when a call breaks the description of SML's API; nothing was sent. */
public class InvalidCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param operation SML's operation, such as create-lead
   * @param problems each names a parameter or field and the allowed values
   */
  public InvalidCallException(String operation, List<String> problems) {
    super(operation + ": " + String.join("; ", problems));
  }
}
