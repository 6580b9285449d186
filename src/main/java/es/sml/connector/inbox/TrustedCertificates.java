package es.sml.connector.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** The certificates that a mail server's own is checked with. */
public final class TrustedCertificates {
  // Thousands of mailboxes of one server name the same file.
  private static final Map<State, SSLSocketFactory> MADE = new ConcurrentHashMap<>();

  private TrustedCertificates() {}

  /** A file as it was when it was read. */
  private record State(Path file, FileTime changed, long size) {}

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
    State state;
    try {
      BasicFileAttributes attributes = Files.readAttributes(pem, BasicFileAttributes.class);
      state = new State(pem, attributes.lastModifiedTime(), attributes.size());
    } catch (IOException e) {
      throw new IllegalArgumentException(fault(pem, e.getMessage()), e);
    }
    return MADE.computeIfAbsent(state, unused -> read(pem));
  }

  private static SSLSocketFactory read(Path pem) {
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
