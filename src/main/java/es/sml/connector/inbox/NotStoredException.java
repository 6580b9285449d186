package es.sml.connector.inbox;

/** A mail could not be stored; it is read again later. */
final class NotStoredException extends Exception {
  private static final long serialVersionUID = 1L;

  NotStoredException(Throwable cause) {
    super(Words.of(cause), cause);
  }
}
