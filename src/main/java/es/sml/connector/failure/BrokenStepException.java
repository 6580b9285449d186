package es.sml.connector.failure;

/** Thrown in place of an Error with which a step broke off, so that it is handled like any bug. */
public class BrokenStepException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokenStepException(Error error) {
    super("a step broke off", error);
  }
}
