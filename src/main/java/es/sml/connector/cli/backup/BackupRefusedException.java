package es.sml.connector.cli.backup;

import es.sml.connector.language.LocalizedException;
import es.sml.connector.language.LocalizedText;

/** Thrown when a backup cannot be written or restored. Its text says why, and what to do. */
final class BackupRefusedException extends LocalizedException {
  private static final long serialVersionUID = 1L;

  BackupRefusedException(LocalizedText text) {
    super(text, null);
  }

  BackupRefusedException(LocalizedText text, Throwable cause) {
    super(text, cause);
  }
}
