package es.sml.connector.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** The certificates that a mail server's own is checked with. */
public final class TrustedCertificates {
  private TrustedCertificates() {}

  /**
   * Sockets that trust what is in a PEM file, and nothing else.
   *
   * @param pem null for what Java trusts
   * @throws IllegalArgumentException naming the file when it holds no certificate
   */
  public static SSLSocketFactory sockets(Path pem) {
    if (pem == null) {
      return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
    try (InputStream file = Files.newInputStream(pem)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(file);
      if (certificates.isEmpty()) {
        throw new IllegalArgumentException(fault(pem, "it holds none"));
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("trusted-" + store.size(), certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(fault(pem, e.getMessage()), e);
    }
  }

  private static String fault(Path pem, String why) {
    return "trusted-certificates: " + pem + " must be a PEM file of certificates: " + why;
  }
}
