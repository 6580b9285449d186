package es.sml.connector.cli.terminal;

/** Thrown when an action on many items needs a confirmation of their number. */
public class UnconfirmedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnconfirmedException(String message) {
    super(message);
  }
}
