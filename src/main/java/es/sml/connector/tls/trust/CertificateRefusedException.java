package es.sml.connector.tls.trust;

import java.security.cert.CertificateException;

/**
 * Thrown when a server's certificate is rejected; the message has the reason and the certificate.
 */
public final class CertificateRefusedException extends CertificateException {
  private static final long serialVersionUID = 1L;

  CertificateRefusedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
