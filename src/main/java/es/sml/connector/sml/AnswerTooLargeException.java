package es.sml.connector.sml;

import java.io.IOException;

/** Thrown when SML's response is larger than the limit. */
final class AnswerTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param largest limit in bytes
   */
  AnswerTooLargeException(long largest) {
    super("larger than " + largest + " bytes");
  }
}
