package es.sml.connector.database;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.Secret;

/**
 * Where the ledger is kept.
 *
 * @param url JDBC URL; null keeps it in SQLite under the data directory
 * @param poolSize connections
 */
public record DatabaseSettings(String url, String username, Secret password, Integer poolSize) {
  private static final String POSTGRESQL = "jdbc:postgresql:";

  public DatabaseSettings {
    if (url != null && !url.startsWith("jdbc:sqlite:") && !url.startsWith(POSTGRESQL)) {
      throw new IllegalArgumentException("url must begin with jdbc:postgresql: or jdbc:sqlite:");
    }
    poolSize = Check.between("pool-size", Check.orDefault(poolSize, 4), 1, 64);
  }

  /** Whether several nodes may share it. */
  public boolean postgresql() {
    return url != null && url.startsWith(POSTGRESQL);
  }
}
