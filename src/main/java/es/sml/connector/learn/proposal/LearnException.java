package es.sml.connector.learn.proposal;

import es.sml.connector.language.LocalizedException;
import es.sml.connector.language.LocalizedText;

/** Thrown when the given files or name cannot be used. Its message has the remedy. */
public final class LearnException extends LocalizedException {
  private static final long serialVersionUID = 1L;

  public LearnException(String code, String english, Object... arguments) {
    super(LocalizedText.of(code, english, arguments), null);
  }
}
