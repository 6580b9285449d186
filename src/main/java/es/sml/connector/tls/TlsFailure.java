package es.sml.connector.tls;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Says in words why there is no TLS connection. */
public final class TlsFailure {
  private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([a-z_]{1,40})");

  /** What a server says about a client's certificate. */
  private static final Pattern OF_CLIENT =
      Pattern.compile(".*certificate.*|unknown_ca|access_denied");

  private TlsFailure() {}

  /** Empty where TLS has no part in it, or Java's own words must do. */
  public static Optional<String> words(Throwable failure) {
    for (Throwable cause : ExceptionUtils.getThrowableList(failure)) {
      if (cause instanceof CertificateRefusedException) {
        return Optional.of(cause.getMessage());
      }
      if (cause instanceof SSLException && cause.getMessage() != null) {
        Matcher alert = ALERT.matcher(cause.getMessage());
        if (alert.find()) {
          return Optional.of(words(alert.group(1)));
        }
      }
    }
    return Optional.empty();
  }

  private static String words(String alert) {
    return OF_CLIENT.matcher(alert).matches()
        ? "the server refuses the certificate of this client, or the lack of one ("
            + alert
            + "); check client-certificate in the configuration"
        : "the server ends the TLS handshake (" + alert + ")";
  }
}
