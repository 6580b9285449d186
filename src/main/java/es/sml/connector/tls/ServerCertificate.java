package es.sml.connector.tls;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.tls.trust.PinnedTrust;
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
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * The PEM files of a server's certificate: their check, their expiry and their changes.
 *
 * @param setting name of the certificate's setting, for faults
 * @param certificate the certificate, followed by its authorities' certificates
 * @param key private key; null if the same file contains it
 */
public record ServerCertificate(String setting, Path certificate, Path key) {
  /**
   * Checks the files.
   *
   * @throws IllegalArgumentException with the setting, the file and the remedy
   */
  public void read() {
    ClientCertificate.read(setting, certificate, key);
  }

  /** Returns a sentence if the certificate is outdated, which begins with its setting. */
  public List<LocalizedText> outOfDate() {
    List<LocalizedText> found = new ArrayList<>();
    TlsFiles.addOutOfDate(
        setting,
        certificate,
        ClientCertificate.read(setting, certificate, key).certificate(),
        found);
    return found;
  }

  /** Returns the certificate's end, by its setting and file. */
  public Map<String, Instant> ends() {
    Map<String, Instant> ends = new TreeMap<>();
    TlsFiles.addEnd(
        setting,
        certificate,
        ClientCertificate.read(setting, certificate, key).certificate(),
        ends);
    return ends;
  }

  /** Returns a context for clients on this machine, which accepts this certificate only. */
  public SSLContext onlyThis() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      X509Certificate own = ClientCertificate.read(setting, certificate, key).certificate();
      context.init(null, new TrustManager[] {new PinnedTrust(own)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the certificate cannot be used", e);
    }
  }

  /** Returns a value that is equal while no file changes. */
  public Object state() {
    return Stream.of(certificate, key)
        .filter(Objects::nonNull)
        .map(file -> FileState.of(setting, file))
        .toList();
  }
}
