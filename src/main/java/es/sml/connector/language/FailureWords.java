package es.sml.connector.language;

import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * Puts a failure of the network, a file system, a database or a broker into words. No text has an
 * address or a path, because a URL may be a secret.
 */
public final class FailureWords {
  private static final List<Class<? extends IOException>> CLOSED =
      List.of(
          NoHttpResponseException.class,
          ConnectionClosedException.class,
          EOFException.class,
          SocketException.class);

  private static final LocalizedText LOGIN =
      LocalizedText.of("failure.login", "it rejects the login");

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
        || cause instanceof ConnectionRequestTimeoutException
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
    if (cause instanceof SQLException
        || cause instanceof JMSException
        || cause instanceof ActiveMQException) {
      return ofServer(cause, said);
    }
    // Of SFTP, which only routes of a user have.
    if (cause.getClass().getSimpleName().startsWith("JSch")) {
      return said.contains("hostkey")
          ? LocalizedText.of("failure.host-key", "its host key is not the known one")
          : said.contains("auth") ? LOGIN : null;
    }
    return cause instanceof FileSystemException file ? ofFile(file) : null;
  }

  // SQLite names its code in the message. PostgreSQL has the states of the SQL standard.
  private static LocalizedText ofServer(Throwable cause, String said) {
    String state = cause instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "";
    if (said.contains("sqlite_full") || state.equals("53100")) {
      return LocalizedText.of("failure.disk-full", "its disk is full");
    }
    if (said.contains("sqlite_readonly") || state.equals("25006")) {
      return LocalizedText.of("failure.read-only", "it is read-only");
    }
    if (said.contains("sqlite_busy") || said.contains("sqlite_locked")) {
      return LocalizedText.of("failure.locked", "another process has locked it");
    }
    if (cause instanceof JMSSecurityException
        || cause instanceof ActiveMQSecurityException
        || state.startsWith("28")) {
      return LOGIN;
    }
    if (cause instanceof SQLTransientConnectionException
        || state.startsWith("08")
        || state.startsWith("57P")
        || cause instanceof ActiveMQException
        || cause.getCause() instanceof ActiveMQException) {
      return LocalizedText.of("failure.no-connection", "no connection to it");
    }
    return null;
  }

  private static LocalizedText ofFile(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return LocalizedText.of("folder.forbidden", "no permission");
    }
    if (failure instanceof NoSuchFileException) {
      return LocalizedText.of("failure.no-file", "it does not exist");
    }
    return failure.getReason() == null ? null : LocalizedText.recorded(failure.getReason());
  }
}
