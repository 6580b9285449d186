package es.sml.connector.inbox.fetch;

import es.sml.connector.inbox.connection.FailureMessages;

/** Thrown if a mail could not be stored; the connector reads it again later. */
public final class NotStoredException extends Exception {
  private static final long serialVersionUID = 1L;

  public NotStoredException(Throwable cause) {
    super(FailureMessages.of(cause), cause);
  }
}
