package es.sml.connector.database;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;

/** Thrown when PostgreSQL cannot be used at the start; the message has the place and the remedy. */
public final class DatabaseAwayException extends IllegalStateException implements Localized {
  private static final long serialVersionUID = 1L;

  private final transient LocalizedText text;

  // Without the cause: the report of a failure shows the message of each cause.
  DatabaseAwayException(LocalizedText text) {
    super(text.toString());
    this.text = text;
  }

  @Override
  public LocalizedText text() {
    return text;
  }
}
