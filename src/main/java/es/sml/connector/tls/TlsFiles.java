package es.sml.connector.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The PEM files of connections to one server; each may be null.
 *
 * @param trusted the certificates of the authorities that are trusted in place of Java's
 * @param client the certificate that the connector shows, followed by those of its authorities
 * @param key the private key of it; null where it stands in the same file
 */
public record TlsFiles(Path trusted, Path client, Path key) {
  /**
   * Checks that each file is what it must be.
   *
   * @throws IllegalArgumentException naming the setting, the file and the remedy
   */
  public TlsFiles {
    if (key != null && client == null) {
      throw new IllegalArgumentException("client-key needs client-certificate beside it");
    }
    if (trusted != null) {
      FileState.of(TrustedCertificates.KEY, trusted);
      TrustedCertificates.read(trusted);
    }
    if (client != null) {
      ClientCertificate.read(client, key);
    }
  }

  /** Whether none is named. */
  public boolean isEmpty() {
    return trusted == null && client == null;
  }

  /** The files as they are now; equal for as long as none was changed. */
  List<FileState> states() {
    return Stream.of(trusted, client, key)
        .filter(Objects::nonNull)
        .map(file -> FileState.of("certificates", file))
        .toList();
  }

  /** What connections are made with; what it says of a refused certificate is for people. */
  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager[] trust =
          Arrays.stream(TrustedCertificates.managers(trusted))
              .map(each -> new ExplainedTrust((X509ExtendedTrustManager) each))
              .toArray(TrustManager[]::new);
      context.init(keys(), trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the certificates cannot be used", e);
    }
  }

  /** What of them is out of date, in words, each beginning with its setting. */
  public List<String> outOfDate() {
    List<String> found = new ArrayList<>();
    if (trusted != null) {
      TrustedCertificates.read(trusted)
          .forEach(each -> addOutOfDate(TrustedCertificates.KEY, trusted, each, found));
    }
    if (client != null) {
      addOutOfDate(
          ClientCertificate.KEY, client, ClientCertificate.read(client, key).certificate(), found);
    }
    return found;
  }

  private static void addOutOfDate(
      String setting, Path file, X509Certificate certificate, List<String> found) {
    ShownCertificate shown = new ShownCertificate(certificate);
    if (shown.isExpired() || shown.isEarly()) {
      found.add(
          setting
              + " "
              + file
              + ": the certificate of "
              + shown.subject()
              + (shown.isExpired()
                  ? " expired on " + ShownCertificate.time(certificate.getNotAfter())
                  : " is valid only from " + ShownCertificate.time(certificate.getNotBefore()))
              + "; put a valid one into the file");
    }
  }

  private KeyManager[] keys() throws GeneralSecurityException {
    if (client == null) {
      return null;
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(ClientCertificate.read(client, key).store(), ClientCertificate.NO_PASSWORD);
    return keys.getKeyManagers();
  }
}
