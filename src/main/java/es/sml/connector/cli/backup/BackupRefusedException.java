package es.sml.connector.cli.backup;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;

/** Thrown when a backup cannot be written or restored. Its text says why, and what to do. */
final class BackupRefusedException extends RuntimeException implements Localized {
  private static final long serialVersionUID = 1L;
  private final transient LocalizedText text;

  BackupRefusedException(LocalizedText text) {
    this(text, null);
  }

  BackupRefusedException(LocalizedText text, Throwable cause) {
    super(text.toString(), cause);
    this.text = text;
  }

  @Override
  public LocalizedText text() {
    return text;
  }
}
