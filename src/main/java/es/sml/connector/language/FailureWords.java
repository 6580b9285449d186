package es.sml.connector.language;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * Puts a failure of the network or of a file system into words. No text has an address or a path,
 * because a URL may be a secret.
 */
public final class FailureWords {
  private static final List<Class<? extends IOException>> CLOSED =
      List.of(
          NoHttpResponseException.class,
          ConnectionClosedException.class,
          EOFException.class,
          SocketException.class);

  private FailureWords() {}

  /** Returns the words; those of an unexpected failure name its type. */
  public static LocalizedText of(Throwable failure) {
    return known(failure)
        .orElseGet(
            () ->
                LocalizedText.of(
                    "failure.unexpected",
                    "an unexpected failure, {0}",
                    ExceptionUtils.getRootCause(failure).getClass().getSimpleName()));
  }

  /** Returns the words; empty if this class has none. */
  public static Optional<LocalizedText> known(Throwable failure) {
    return ExceptionUtils.getThrowableList(failure).stream()
        .map(FailureWords::words)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Returns true if a server responded to TLS with something else. */
  public static boolean isWithoutTls(Throwable failure) {
    return failure instanceof SSLException
        && String.valueOf(failure.getMessage()).contains("unrecognized SSL message");
  }

  private static LocalizedText words(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    String said = message.toLowerCase(Locale.ROOT);
    if (cause instanceof UnknownHostException) {
      return LocalizedText.of("failure.unknown-host", "the DNS does not know this host");
    }
    if (cause instanceof NoRouteToHostException || said.endsWith("network is unreachable")) {
      return LocalizedText.of("failure.no-route", "no network leads to this host");
    }
    if (cause instanceof SocketTimeoutException
        || (cause instanceof ConnectException && said.contains("timed out"))) {
      return LocalizedText.of("failure.timeout", "no response in time");
    }
    if (cause instanceof ConnectException) {
      return LocalizedText.of("failure.refused", "the connection is refused");
    }
    if (isWithoutTls(cause)) {
      return LocalizedText.of("failure.no-tls", "the port does not speak TLS");
    }
    if (cause instanceof CertificateException) {
      return LocalizedText.of("failure.certificate", "Java does not trust its certificate");
    }
    if (CLOSED.stream().anyMatch(type -> type.isInstance(cause))) {
      return LocalizedText.of("failure.closed", "the connection ended without a response");
    }
    return cause instanceof FileSystemException file ? ofFile(file) : null;
  }

  private static LocalizedText ofFile(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return LocalizedText.of("folder.forbidden", "no permission");
    }
    return failure.getReason() == null ? null : LocalizedText.recorded(failure.getReason());
  }
}
