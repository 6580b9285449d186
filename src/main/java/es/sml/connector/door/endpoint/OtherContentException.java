package es.sml.connector.door.endpoint;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;

/** A second message has the id of an earlier one, but another content. */
public final class OtherContentException extends Exception implements Localized {
  private static final long serialVersionUID = 1L;

  private static final LocalizedText TEXT =
      LocalizedText.of(
          "refusal.other-content",
          "another message with this Idempotency-Key has another content; send it with a new key");

  OtherContentException() {
    super(TEXT.toString());
  }

  @Override
  public LocalizedText text() {
    return TEXT;
  }
}
