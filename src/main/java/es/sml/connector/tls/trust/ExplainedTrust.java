package es.sml.connector.tls.trust;

import es.sml.connector.language.LocalizedText;
import java.net.Socket;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Explains in words why a server's certificate is rejected: expired, too early, of an unknown
 * authority or for another host. A trust manager of Java decides.
 */
public final class ExplainedTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager trust;
  private final LocalizedText unknownAuthority;

  /**
   * @param trust the trust manager that decides
   * @param unknownAuthority text for a certificate of an unknown authority, with the remedy
   */
  public ExplainedTrust(X509ExtendedTrustManager trust, LocalizedText unknownAuthority) {
    this.trust = trust;
    this.unknownAuthority = unknownAuthority;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    try {
      trust.checkServerTrusted(chain, type, socket);
    } catch (CertificateException e) {
      throw refusal(chain, host(((SSLSocket) socket).getHandshakeSession()), e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    try {
      trust.checkServerTrusted(chain, type, engine);
    } catch (CertificateException e) {
      throw refusal(chain, host(engine.getHandshakeSession()), e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    try {
      trust.checkServerTrusted(chain, type);
    } catch (CertificateException e) {
      throw refusal(chain, "", e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    trust.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    trust.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    trust.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust.getAcceptedIssuers();
  }

  private CertificateRefusedException refusal(
      X509Certificate[] chain, String host, CertificateException cause) {
    ShownCertificate shown = new ShownCertificate(chain[0]);
    return new CertificateRefusedException(
        LocalizedText.of(
            "tls.rejected",
            "the server's certificate is rejected: {0}. Certificate shown: {1}",
            why(chain, host, cause),
            shown.text()),
        cause);
  }

  private Object why(X509Certificate[] chain, String host, CertificateException cause) {
    Optional<ShownCertificate> expired =
        Arrays.stream(chain)
            .map(ShownCertificate::new)
            .filter(ShownCertificate::isExpired)
            .findFirst();
    if (expired.isPresent()) {
      return LocalizedText.of(
          "tls.server-expired",
          "that of {0} expired on {1}; the server needs a new one",
          expired.get().subject(),
          ShownCertificate.time(expired.get().certificate().getNotAfter()));
    }
    ShownCertificate shown = new ShownCertificate(chain[0]);
    if (shown.isEarly()) {
      return LocalizedText.of(
          "tls.server-early", "it is not valid yet; check the clock of this machine");
    }
    if (ExceptionUtils.indexOfType(cause, CertPathBuilderException.class) >= 0) {
      return unknownAuthority;
    }
    // Java's message for a host name mismatch begins with this word.
    if (!host.isEmpty() && String.valueOf(cause.getMessage()).startsWith("No ")) {
      return LocalizedText.of(
          "tls.other-host",
          "it is for {0}, but the host asked for is {1}; check the host in the configuration",
          shown.hosts(),
          host);
    }
    return String.valueOf(cause.getMessage());
  }

  private static String host(SSLSession session) {
    return session == null || session.getPeerHost() == null ? "" : session.getPeerHost();
  }
}
