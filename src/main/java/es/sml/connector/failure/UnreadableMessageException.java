package es.sml.connector.failure;

/** Thrown when no lead can be read from a message: to the dead letters, without a retry. */
public class UnreadableMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A reason that names what is wrong with the message, without quoting personal data from it. */
  public UnreadableMessageException(String reason) {
    super(reason);
  }

  public UnreadableMessageException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
