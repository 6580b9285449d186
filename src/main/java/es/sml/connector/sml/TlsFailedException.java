package es.sml.connector.sml;

import java.io.IOException;

/** Thrown when there is no TLS connection to SML, so no byte of a request was sent. */
final class TlsFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  TlsFailedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
