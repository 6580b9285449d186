package es.sml.connector.database;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.nio.file.Path;

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

  public DatabaseSettings {
    if (url != null && !url.startsWith(SQLITE) && !url.startsWith(POSTGRESQL)) {
      throw new InvalidSettingException(
          "database.url", "url must begin with jdbc:postgresql: or jdbc:sqlite:");
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

  /** Returns true for PostgreSQL, which several nodes may share. */
  public boolean postgresql() {
    return url != null && url.startsWith(POSTGRESQL);
  }
}
