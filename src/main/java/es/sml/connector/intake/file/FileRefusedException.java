package es.sml.connector.intake.file;

import es.sml.connector.failure.UnreadableMessageException;

/**
 * Thrown if a dropped file can never be accepted as it is. It holds the remedy that the reason file
 * shows.
 */
final class FileRefusedException extends UnreadableMessageException {
  private static final long serialVersionUID = 1L;

  private final String advice;

  /**
   * @param advice the remedy for a person
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
