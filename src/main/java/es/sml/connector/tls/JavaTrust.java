package es.sml.connector.tls;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.tls.trust.ExplainedTrust;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The TLS context of servers whose authority no setting names, such as webhooks. Java's trust store
 * decides, and a rejected certificate is explained in words.
 */
public final class JavaTrust {
  private JavaTrust() {}

  public static SSLContext context() {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init((KeyStore) null);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          null,
          Arrays.stream(trust.getTrustManagers())
              .map(each -> new ExplainedTrust((X509ExtendedTrustManager) each, unknownAuthority()))
              .toArray(TrustManager[]::new),
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java's trust store cannot be used", e);
    }
  }

  private static LocalizedText unknownAuthority() {
    return LocalizedText.of(
        "tls.unknown-to-java",
        "its authority is unknown; if this is the right server, add the certificate of the"
            + " authority to Java's trust store");
  }
}
