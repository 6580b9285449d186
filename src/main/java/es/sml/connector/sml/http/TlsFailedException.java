package es.sml.connector.sml.http;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;
import java.io.IOException;

/** Thrown when there is no TLS connection to SML, so no byte of a request was sent. */
public final class TlsFailedException extends IOException implements Localized {
  private static final long serialVersionUID = 1L;

  private final transient LocalizedText text;

  public TlsFailedException(LocalizedText reason, Throwable cause) {
    super(reason.toString(), cause);
    this.text = reason;
  }

  @Override
  public LocalizedText text() {
    return text;
  }
}
