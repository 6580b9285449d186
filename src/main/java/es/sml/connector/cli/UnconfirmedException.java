package es.sml.connector.cli;

/** Thrown when something was not done because nobody has said so knowing how much it is. */
class UnconfirmedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnconfirmedException(String message) {
    super(message);
  }
}
