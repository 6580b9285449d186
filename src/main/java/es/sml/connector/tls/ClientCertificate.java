package es.sml.connector.tls;

import de.dentrassi.crypto.pem.PemKeyStoreProvider;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.InvalidSettingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;

/**
 * Reads a certificate with its private key from PEM files, the connector's own for a server or a
 * server's. It refuses a key with a password, or of another certificate.
 *
 * @param store store with the certificate and its key
 */
record ClientCertificate(KeyStore store, X509Certificate certificate) {
  static final String KEY = "client-certificate";
  static final char[] NO_PASSWORD = {};

  private static final String ALIAS = "pem";
  private static final byte[] SIGNED = {1};

  /**
   * Reads the certificate.
   *
   * @param key file of the private key; null if the certificate's file contains it
   * @throws IllegalArgumentException with the file and the remedy, without the file's content
   */
  static ClientCertificate read(Path certificate, Path key) {
    return read(KEY, certificate, key);
  }

  /**
   * Reads a certificate of another setting.
   *
   * @param setting name of the setting, for faults
   */
  static ClientCertificate read(String setting, Path certificate, Path key) {
    String pem = text(setting, certificate) + (key == null ? "" : "\n" + text(setting, key));
    Path named = key == null ? certificate : key;
    // The reader of older key formats writes the key to its log.
    if (!pem.contains("-----BEGIN PRIVATE KEY-----")) {
      throw fault(
          setting,
          named,
          LocalizedText.of(
              "tls.key",
              "it must hold a private key without a password; write it with: openssl pkcs8 -topk8"
                  + " -nocrypt -in KEY"));
    }
    try {
      KeyStore store = KeyStore.getInstance("PEM", new PemKeyStoreProvider());
      store.load(new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)), NO_PASSWORD);
      if (!(store.getCertificate(ALIAS) instanceof X509Certificate first)) {
        throw fault(
            setting,
            certificate,
            LocalizedText.of(
                "tls.certificate",
                "it must hold a certificate in PEM, before those of its authorities"));
      }
      if (!isPair((PrivateKey) store.getKey(ALIAS, NO_PASSWORD), first)) {
        throw fault(
            setting,
            named,
            LocalizedText.of(
                "tls.pair", "it must hold the key of the first certificate in {0}", certificate));
      }
      return new ClientCertificate(store, first);
    } catch (IOException | GeneralSecurityException e) {
      throw fault(
          setting,
          certificate,
          LocalizedText.of(
              "tls.own", "it must be a PEM file of a certificate and its private key"));
    }
  }

  private static boolean isPair(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    if (key == null || !key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
      return false;
    }
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(SIGNED);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(SIGNED);
    return signature.verify(signed);
  }

  private static String text(String setting, Path file) {
    FileState.of(setting, file);
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw fault(setting, file, FileState.unreadable(e));
    }
  }

  private static InvalidSettingException fault(String setting, Path file, LocalizedText why) {
    return new InvalidSettingException("tls.fault", "{0} {1}: {2}", setting, file, why);
  }
}
