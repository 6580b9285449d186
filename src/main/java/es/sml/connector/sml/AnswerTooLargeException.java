package es.sml.connector.sml;

import java.io.IOException;

/** SML sent more bytes than are read. */
final class AnswerTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param largest so many bytes are read
   */
  AnswerTooLargeException(long largest) {
    super("larger than " + largest + " bytes");
  }
}
