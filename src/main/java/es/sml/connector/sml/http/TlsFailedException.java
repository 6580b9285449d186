package es.sml.connector.sml.http;

import java.io.IOException;

/** Thrown when there is no TLS connection to SML, so no byte of a request was sent. */
public final class TlsFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  public TlsFailedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
