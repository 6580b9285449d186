package es.sml.connector.sml.http;

import java.io.IOException;

/** Thrown when SML's response is larger than the limit. */
public final class AnswerTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param largest limit in bytes
   */
  public AnswerTooLargeException(long largest) {
    super("larger than " + largest + " bytes");
  }
}
