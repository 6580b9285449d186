package es.sml.connector.sml.http;

import java.io.IOException;

/** Thrown when a request was delayed too long before its first byte, and was not sent. */
final class NotSentException extends IOException {
  private static final long serialVersionUID = 1L;

  NotSentException() {
    super("the request was held up for too long and was not sent");
  }
}
