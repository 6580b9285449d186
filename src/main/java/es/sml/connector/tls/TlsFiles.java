package es.sml.connector.tls;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.tls.trust.ShownCertificate;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The PEM files of connections to one server; each may be null. It writes the warning of an expired
 * or early certificate, and returns when each ends.
 *
 * @param trusted certificates of the trusted authorities, which replace Java's
 * @param client the connector's own certificate, followed by its authorities' certificates
 * @param key private key of the certificate; null if the same file contains it
 */
public record TlsFiles(Path trusted, Path client, Path key) {
  /**
   * Checks each file.
   *
   * @throws IllegalArgumentException with the setting, the file and the remedy
   */
  public TlsFiles {
    if (key != null && client == null) {
      throw new InvalidSettingException(
          "tls.key-alone", "client-key needs client-certificate, too");
    }
    if (trusted != null) {
      FileState.of(TrustedCertificates.KEY, trusted);
      TrustedCertificates.read(trusted);
    }
    if (client != null) {
      ClientCertificate.read(client, key);
    }
  }

  public boolean isEmpty() {
    return trusted == null && client == null;
  }

  /** Returns the files' current state, which is equal while no file changes. */
  List<FileState> states() {
    return Stream.of(trusted, client, key)
        .filter(Objects::nonNull)
        .map(file -> FileState.of("certificates", file))
        .toList();
  }

  /** Returns the TLS context, which explains a rejected certificate in words. */
  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(), TrustedCertificates.managers(trusted), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the certificates cannot be used", e);
    }
  }

  /** Returns a sentence for each outdated certificate, which begins with its setting. */
  public List<LocalizedText> outOfDate() {
    List<LocalizedText> found = new ArrayList<>();
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

  /** Returns the end of each certificate, by its setting and file. */
  public Map<String, Instant> ends() {
    Map<String, Instant> ends = new TreeMap<>();
    if (trusted != null) {
      TrustedCertificates.read(trusted)
          .forEach(each -> addEnd(TrustedCertificates.KEY, trusted, each, ends));
    }
    if (client != null) {
      X509Certificate own = ClientCertificate.read(client, key).certificate();
      addEnd(ClientCertificate.KEY, client, own, ends);
    }
    return ends;
  }

  static void addEnd(
      String setting, Path file, X509Certificate certificate, Map<String, Instant> ends) {
    Instant end = certificate.getNotAfter().toInstant();
    ends.merge(setting + " " + file, end, (one, next) -> one.isBefore(next) ? one : next);
  }

  static void addOutOfDate(
      String setting, Path file, X509Certificate certificate, List<LocalizedText> found) {
    ShownCertificate shown = new ShownCertificate(certificate);
    if (shown.isExpired()) {
      found.add(
          LocalizedText.of(
              "tls.expired",
              "{0} {1}: the certificate of {2} expired on {3}; store a valid one in the file",
              setting,
              file,
              shown.subject(),
              ShownCertificate.time(certificate.getNotAfter())));
    } else if (shown.isEarly()) {
      found.add(
          LocalizedText.of(
              "tls.early",
              "{0} {1}: the certificate of {2} is valid only from {3}; store a valid one in the"
                  + " file",
              setting,
              file,
              shown.subject(),
              ShownCertificate.time(certificate.getNotBefore())));
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
