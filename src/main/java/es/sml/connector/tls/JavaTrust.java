package es.sml.connector.tls;

import es.sml.connector.language.LocalizedText;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/**
 * The TLS context of servers whose authority no setting names, such as webhooks. Java's trust store
 * decides, and a rejected certificate is explained in words.
 */
public final class JavaTrust {
  private JavaTrust() {}

  public static SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, TrustedCertificates.explained(null, unknownAuthority()), null);
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
