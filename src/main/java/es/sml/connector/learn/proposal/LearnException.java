package es.sml.connector.learn.proposal;

/** Thrown when the given files or name cannot be used. Its message has the remedy. */
public final class LearnException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LearnException(String message) {
    super(message);
  }
}
