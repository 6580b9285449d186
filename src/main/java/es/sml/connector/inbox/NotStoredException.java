package es.sml.connector.inbox;

/** Thrown if a mail could not be stored; the connector reads it again later. */
final class NotStoredException extends Exception {
  private static final long serialVersionUID = 1L;

  NotStoredException(Throwable cause) {
    super(Words.of(cause), cause);
  }
}
