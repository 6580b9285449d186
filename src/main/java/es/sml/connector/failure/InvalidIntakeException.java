package es.sml.connector.failure;

/**
 * Thrown when a route sends to direct:lead-intake without what its contract asks for. The message
 * stays at its source. The reason has no data of the message.
 */
public class InvalidIntakeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidIntakeException(String reason) {
    super(reason);
  }
}
