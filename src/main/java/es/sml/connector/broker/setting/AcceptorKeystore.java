package es.sml.connector.broker.setting;

import es.sml.connector.language.FailureWords;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.remoting.impl.ssl.SSLSupport;

/**
 * Checks and reads the key and certificate of the embedded broker's port, in PEM or PKCS12. It sets
 * the versions of TLS.
 */
public final class AcceptorKeystore {
  private static final String PEM = "PEM";
  private static final String PKCS12 = "PKCS12";

  private AcceptorKeystore() {}

  /**
   * Checks that Artemis finds a private key in the file.
   *
   * @param password null for PEM
   * @throws IllegalArgumentException naming the setting, the file and the remedy
   */
  static void check(Path file, Secret password) {
    String type = type(file);
    if (type.equals(PKCS12) && password == null) {
      throw new InvalidSettingException(
          "broker.keystore-password",
          "ssl-keystore {0} is not PEM; a PKCS12 file also needs ssl-keystore-password",
          file);
    }
    if (certificates(file, type, password).isEmpty()) {
      throw new InvalidSettingException(
          "broker.keystore",
          "ssl-keystore {0} must hold a private key without a password and its certificate in PEM,"
              + " or be a PKCS12 file with the password of ssl-keystore-password",
          file);
    }
  }

  /** Returns Artemis's TLS parameters for the file. */
  public static Map<String, Object> parameters(Path file, Secret password) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
    parameters.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.2,TLSv1.3");
    parameters.put(TransportConstants.KEYSTORE_TYPE_PROP_NAME, type(file));
    parameters.put(TransportConstants.KEYSTORE_PATH_PROP_NAME, file.toString());
    if (password != null) {
      parameters.put(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, password.reveal());
    }
    return parameters;
  }

  /**
   * Returns the earliest end of the file's certificates, by the setting and file.
   *
   * @throws IllegalArgumentException naming the setting, the file and the remedy
   */
  public static Map<String, Instant> ends(Path file, Secret password) {
    check(file, password);
    return certificates(file, type(file), password).stream()
        .map(certificate -> certificate.getNotAfter().toInstant())
        .min(Instant::compareTo)
        .map(end -> Map.of("ssl-keystore " + file, end))
        .orElseThrow();
  }

  private static List<X509Certificate> certificates(Path file, String type, Secret password) {
    List<X509Certificate> found = new ArrayList<>();
    try {
      SSLSupport.checkPemProviderLoaded(type);
      KeyStore keys =
          SSLSupport.loadKeystore(
              null, type, file.toString(), password == null ? null : password.reveal());
      for (String alias : Collections.list(keys.aliases())) {
        if (keys.isKeyEntry(alias)) {
          found.add((X509Certificate) keys.getCertificate(alias));
        }
      }
    } catch (Exception e) {
      return List.of(); // do not report the cause: it may quote the file
    }
    return found;
  }

  private static String type(Path file) {
    try {
      // A PKCS12 file is binary, so read it byte by byte.
      String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return content.contains("-----BEGIN ") ? PEM : PKCS12;
    } catch (IOException e) {
      throw new InvalidSettingException(
          "broker.keystore-unreadable",
          "ssl-keystore {0} cannot be read ({1})",
          file,
          FailureWords.of(e));
    }
  }
}
