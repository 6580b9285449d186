package es.sml.connector.intake;

import es.sml.connector.failure.UnreadableMessageException;

/** Thrown when a dropped file never can be taken in as it is. */
final class FileRefusedException extends UnreadableMessageException {
  private static final long serialVersionUID = 1L;

  private final String advice;

  /**
   * @param advice what a person can do about it
   */
  FileRefusedException(String reason, String advice) {
    super(reason);
    this.advice = advice;
  }

  FileRefusedException(String reason, String advice, Throwable cause) {
    super(reason, cause);
    this.advice = advice;
  }

  String advice() {
    return advice;
  }
}
