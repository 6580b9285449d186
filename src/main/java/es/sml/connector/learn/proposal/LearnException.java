package es.sml.connector.learn.proposal;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;

/** Thrown when the given files or name cannot be used. Its message has the remedy. */
public final class LearnException extends RuntimeException implements Localized {
  private static final long serialVersionUID = 1L;

  private final transient LocalizedText text;

  public LearnException(String code, String english, Object... arguments) {
    this(LocalizedText.of(code, english, arguments));
  }

  private LearnException(LocalizedText text) {
    super(text.toString());
    this.text = text;
  }

  @Override
  public LocalizedText text() {
    return text;
  }
}
