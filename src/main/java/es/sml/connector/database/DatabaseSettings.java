package es.sml.connector.database;

import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of the ledger's database, SQLite or PostgreSQL, with their defaults and checks.
 *
 * @param url JDBC URL of the ledger: {@code jdbc:postgresql://HOST:5432/NAME}. An empty value uses
 *     SQLite, in {@code ledger.db} in the data directory.
 * @param username User name at PostgreSQL.
 * @param password Password of {@code database.username}.
 * @param poolSize Number of connections; 1 to 64.
 */
public record DatabaseSettings(String url, String username, Secret password, Integer poolSize) {
  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final Pattern HOSTS = Pattern.compile("//(?:[^/?]*@)?([^/?]+)");

  public DatabaseSettings {
    if (url != null && !url.startsWith(SQLITE) && !url.startsWith(POSTGRESQL)) {
      throw new InvalidSettingException(
          "database.url", "url must begin with jdbc:postgresql: or jdbc:sqlite:");
    }
    if (url != null && url.startsWith(POSTGRESQL)) {
      PostgresqlUrl.check(url);
    }
    poolSize = Check.between("pool-size", Check.orDefault(poolSize, 4), 1, 64);
  }

  /** SQLite's file, if the URL names one; else null. */
  public Path sqliteFile() {
    if (url == null || postgresql()) {
      return null;
    }
    String name = url.substring(SQLITE.length());
    name = name.startsWith("file:") ? name.substring("file:".length()) : name;
    int options = name.indexOf('?');
    name = options < 0 ? name : name.substring(0, options);
    return name.isEmpty() || name.startsWith(":") ? null : Path.of(name);
  }

  /**
   * Returns the place of the ledger without its options, which may have a password.
   *
   * @param file SQLite's file; null if there is none
   */
  String place(Path file) {
    return file != null ? file.toAbsolutePath().toString() : url.replaceFirst("\\?.*", "");
  }

  /** Returns the hosts and ports of PostgreSQL, without users, passwords and options. */
  String servers() {
    Matcher hosts = HOSTS.matcher(url);
    return hosts.find() ? hosts.group(1) : "localhost:5432";
  }

  /**
   * Returns why the database cannot be used, where it is, and what to do.
   *
   * @param file SQLite's file; null if there is none
   */
  LocalizedText trouble(Path file, Throwable failure) {
    return postgresql()
        ? PostgresqlLogin.words(this, failure)
        : LocalizedText.of(
            "health.database",
            "the ledger in {0} cannot be used ({1}); check its disk and its permissions",
            place(file),
            FailureWords.of(failure));
  }

  /** Returns true for PostgreSQL, which several nodes may share. */
  public boolean postgresql() {
    return url != null && url.startsWith(POSTGRESQL);
  }
}
