package es.sml.connector.database;

import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import java.security.cert.CertificateException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Logs in to PostgreSQL, and puts a failure into words: its login, its database or its TLS. It
 * decides the waits for the server.
 */
public final class PostgresqlLogin {
  // A server that disappears silently must not delay a lead for longer than SML may.
  static final Map<String, String> PROPERTIES =
      Map.of(
          "connectTimeout", "5",
          "loginTimeout", "5",
          "socketTimeout", "20",
          "tcpKeepAlive", "true",
          "ApplicationName", "sml-connector");

  private static final String NO_DATABASE = "3D000";
  private static final Pattern OF_TLS = Pattern.compile("(?i)\\bssl\\b|hostname");

  private PostgresqlLogin() {}

  /** Returns why the login fails; null if it succeeds. It changes nothing. */
  public static LocalizedText trouble(DatabaseSettings settings) {
    try {
      Properties properties = new Properties();
      properties.putAll(PROPERTIES);
      if (settings.username() != null) {
        properties.setProperty("user", settings.username());
      }
      if (settings.password() != null) {
        properties.setProperty("password", settings.password().reveal());
      }
      DriverManager.getConnection(settings.url(), properties).close();
      return null;
    } catch (SQLException e) {
      return words(settings, e);
    }
  }

  /** Returns why PostgreSQL cannot be used, where it is, and what to do. */
  static LocalizedText words(DatabaseSettings settings, Throwable failure) {
    LocalizedText why = FailureWords.of(failure);
    if (why.code().equals("failure.login")) {
      return LocalizedText.of(
          "health.database-login",
          "PostgreSQL at {0} rejects the login; correct database.username and database.password",
          settings.servers());
    }
    Throwable root = ExceptionUtils.getRootCause(failure);
    if (root instanceof SQLException sql && NO_DATABASE.equals(sql.getSQLState())) {
      return LocalizedText.of(
          "health.database-missing",
          "PostgreSQL at {0} has no such database; correct its name in database.url, or create it",
          settings.servers());
    }
    if (isOfTls(failure, root)) {
      return LocalizedText.of(
          "health.database-tls",
          "TLS to PostgreSQL at {0} fails: {1}; check sslmode and sslrootcert in database.url, and"
              + " the server's certificate",
          settings.servers(),
          String.valueOf(root.getMessage()));
    }
    return LocalizedText.of(
        "health.database-away",
        "the ledger's PostgreSQL at {0} does not respond ({1}); check that it runs, and"
            + " database.url",
        settings.servers(),
        why);
  }

  private static boolean isOfTls(Throwable failure, Throwable root) {
    return ExceptionUtils.indexOfType(failure, SSLException.class) >= 0
        || ExceptionUtils.indexOfType(failure, CertificateException.class) >= 0
        || (root instanceof SQLException sql
            && String.valueOf(sql.getSQLState()).startsWith("08")
            && OF_TLS.matcher(String.valueOf(sql.getMessage())).find());
  }
}
