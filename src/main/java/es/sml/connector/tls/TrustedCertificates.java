package es.sml.connector.tls;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.tls.trust.ExplainedTrust;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The certificates that verify a server's certificate: those of a PEM file in place of Java's own.
 */
public final class TrustedCertificates {
  /** The setting that names the file. */
  static final String KEY = "trusted-certificates";

  // Thousands of mailboxes of one server name the same file.
  private static final Map<FileState, SSLSocketFactory> MADE = new ConcurrentHashMap<>();

  private TrustedCertificates() {}

  // Made at the first use: Java's authorities are read from a large file.
  private static final class OfJava {
    static final SSLSocketFactory SOCKETS = make(null);
  }

  /**
   * Returns sockets that trust only the certificates of a PEM file, and explain in words why one is
   * rejected.
   *
   * @param pem PEM file; null for Java's own authorities
   * @throws IllegalArgumentException with the file if it contains no certificate
   */
  public static SSLSocketFactory sockets(Path pem) {
    if (pem == null) {
      return OfJava.SOCKETS;
    }
    return MADE.computeIfAbsent(FileState.of(KEY, pem), unused -> make(pem));
  }

  private static SSLSocketFactory make(Path pem) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(pem), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw fault(pem, e.getMessage());
    }
  }

  /**
   * Returns the trust manager for a server's certificate, which explains a rejected one in words.
   *
   * @param pem PEM file; null for Java's own authorities
   */
  static TrustManager[] managers(Path pem) throws GeneralSecurityException {
    return explained(pem == null ? null : store(pem), KEY);
  }

  /**
   * Returns the trust manager for a server's certificate, which explains a rejected one in words.
   *
   * @param store certificates of the trusted authorities; null for Java's own
   * @param key the setting that names the file of the authorities
   */
  public static TrustManager[] explained(KeyStore store, String key)
      throws GeneralSecurityException {
    return explained(
        store,
        LocalizedText.of(
            "tls.unknown-authority",
            "its authority is unknown; if this is the right server, store the certificate of the"
                + " authority in a file and set {0} to that file",
            key));
  }

  static TrustManager[] explained(KeyStore store, LocalizedText unknownAuthority)
      throws GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return Arrays.stream(trust.getTrustManagers())
        .map(each -> new ExplainedTrust((X509ExtendedTrustManager) each, unknownAuthority))
        .toArray(TrustManager[]::new);
  }

  /** Returns the certificates of a PEM file, at least one. */
  static List<X509Certificate> read(Path pem) {
    try (InputStream file = Files.newInputStream(pem)) {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(file).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (certificates.isEmpty()) {
        throw fault(pem, LocalizedText.of("tls.no-certificate", "it contains none"));
      }
      return certificates;
    } catch (IOException | GeneralSecurityException e) {
      throw fault(pem, e.getMessage());
    }
  }

  static KeyStore store(Path pem) throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new IllegalStateException("an empty key store must be readable", e);
    }
    for (Certificate certificate : read(pem)) {
      store.setCertificateEntry("trusted-" + store.size(), certificate);
    }
    return store;
  }

  private static InvalidSettingException fault(Path pem, Object why) {
    return new InvalidSettingException(
        "tls.trusted", "{0} {1} must be a PEM file of certificates: {2}", KEY, pem, why);
  }
}
