package es.sml.connector.tls.trust;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;
import java.security.cert.CertificateException;

/**
 * Thrown when a server's certificate is rejected; the message has the reason and the certificate.
 */
public final class CertificateRefusedException extends CertificateException implements Localized {
  private static final long serialVersionUID = 1L;

  private final transient LocalizedText text;

  CertificateRefusedException(LocalizedText reason, Throwable cause) {
    super(reason.toString(), cause);
    this.text = reason;
  }

  @Override
  public LocalizedText text() {
    return text;
  }
}
