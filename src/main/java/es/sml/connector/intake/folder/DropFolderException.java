package es.sml.connector.intake.folder;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;
import java.io.IOException;

/** Thrown when a drop folder cannot be used. Its text says what an operator can do. */
public final class DropFolderException extends IOException implements Localized {
  private static final long serialVersionUID = 1L;
  private final transient LocalizedText text;

  public DropFolderException(LocalizedText text, IOException cause) {
    super(text.toString(), cause);
    this.text = text;
  }

  @Override
  public LocalizedText text() {
    return text;
  }
}
