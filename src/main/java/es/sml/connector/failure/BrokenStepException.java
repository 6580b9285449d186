package es.sml.connector.failure;

/** Wraps an Error of a step, so that routes handle it like any other bug. */
public class BrokenStepException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokenStepException(Error error) {
    super("a step failed with an error", error);
  }
}
