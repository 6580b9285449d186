package es.sml.connector.sml;

import java.io.IOException;

/** A request was held up for so long before its first byte that it was not sent any more. */
final class NotSentException extends IOException {
  private static final long serialVersionUID = 1L;

  NotSentException() {
    super("held up for too long to be sent");
  }
}
