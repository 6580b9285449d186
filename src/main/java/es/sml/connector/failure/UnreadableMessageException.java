package es.sml.connector.failure;

/** Thrown when a message contains no readable lead; it becomes a dead letter without a retry. */
public class UnreadableMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Takes a reason that names the fault without personal data from the message. */
  public UnreadableMessageException(String reason) {
    super(reason);
  }

  public UnreadableMessageException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
