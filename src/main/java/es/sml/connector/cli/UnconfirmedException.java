package es.sml.connector.cli;

/** Thrown when an action on many items needs a confirmation of their number. */
class UnconfirmedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnconfirmedException(String message) {
    super(message);
  }
}
