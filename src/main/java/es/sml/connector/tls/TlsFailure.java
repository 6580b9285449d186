package es.sml.connector.tls;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.tls.trust.CertificateRefusedException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Explains in words why a TLS connection failed, such as a rejected client certificate. */
public final class TlsFailure {
  private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([a-z_]{1,40})");

  /** TLS alerts about a client's certificate. */
  private static final Pattern OF_CLIENT =
      Pattern.compile(".*certificate.*|unknown_ca|access_denied");

  private TlsFailure() {}

  /** Returns why the server's certificate is rejected; empty if it is not. */
  public static Optional<LocalizedText> rejection(Throwable failure) {
    return Optional.ofNullable(
            ExceptionUtils.throwableOfType(failure, CertificateRefusedException.class))
        .map(CertificateRefusedException::text);
  }

  /** Returns the explanation; empty if TLS is not the cause or Java's message must suffice. */
  public static Optional<LocalizedText> words(Throwable failure) {
    Optional<LocalizedText> rejection = rejection(failure);
    if (rejection.isPresent()) {
      return rejection;
    }
    for (Throwable cause : ExceptionUtils.getThrowableList(failure)) {
      if (cause instanceof SSLException && cause.getMessage() != null) {
        Matcher alert = ALERT.matcher(cause.getMessage());
        if (alert.find()) {
          return Optional.of(words(alert.group(1)));
        }
      }
    }
    return Optional.empty();
  }

  private static LocalizedText words(String alert) {
    return OF_CLIENT.matcher(alert).matches()
        ? LocalizedText.of(
            "tls.client-refused",
            "the server rejects this client's certificate, or requires one ({0}); check"
                + " client-certificate in the configuration",
            alert)
        : LocalizedText.of("tls.handshake-ended", "the server ends the TLS handshake ({0})", alert);
  }
}
