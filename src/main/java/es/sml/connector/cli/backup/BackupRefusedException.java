package es.sml.connector.cli.backup;

/** Thrown when a backup cannot be written or restored. Its message says why, and what to do. */
final class BackupRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BackupRefusedException(String message) {
    super(message);
  }

  BackupRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
