package es.sml.connector.config;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;
import java.io.IOException;
import java.nio.file.Path;

/** Thrown when the file with the operator's token cannot be read. */
public class UnreadableTokenException extends IllegalStateException implements Localized {
  private static final long serialVersionUID = 1L;
  private final transient LocalizedText text;

  UnreadableTokenException(Path file, IOException cause) {
    this(
        LocalizedText.of(
            "ops.no-token",
            "{0} cannot be read: start the connector on this machine, as the same user and with the"
                + " same data-directory",
            file.toAbsolutePath()),
        cause);
  }

  private UnreadableTokenException(LocalizedText text, IOException cause) {
    super(text.toString(), cause);
    this.text = text;
  }

  @Override
  public LocalizedText text() {
    return text;
  }
}
