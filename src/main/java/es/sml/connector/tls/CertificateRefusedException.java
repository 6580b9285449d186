package es.sml.connector.tls;

import java.security.cert.CertificateException;

/** A server's certificate was refused: its message says why, and which one it was. */
final class CertificateRefusedException extends CertificateException {
  private static final long serialVersionUID = 1L;

  CertificateRefusedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
