package es.sml.connector.language;

/** A failure whose text exists in Spanish, too. */
public abstract class LocalizedException extends RuntimeException implements Localized {
  private static final long serialVersionUID = 1L;
  private final transient LocalizedText text;

  /**
   * @param cause null for none
   */
  protected LocalizedException(LocalizedText text, Throwable cause) {
    super(text.toString(), cause);
    this.text = text;
  }

  @Override
  public final LocalizedText text() {
    return text;
  }
}
