package es.sml.connector.testing.server;

import es.sml.connector.database.Database;
import es.sml.connector.database.DatabaseSettings;
import es.sml.connector.setting.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real PostgreSQL for the tests of this JVM, with a database for each directory of a test. */
public final class PostgresqlServer {
  private static final Map<Path, String> DATABASES = new HashMap<>();
  // Its ledger has the tables. A copy of it needs no migrations.
  private static final Path TEMPLATE = Path.of("template");
  private static EmbeddedPostgres server;

  private PostgresqlServer() {}

  /** The ledger in PostgreSQL that belongs to the directory; a new one the first time. */
  public static synchronized Database open(Path directory, int poolSize) {
    if (!DATABASES.containsKey(directory)) {
      if (!DATABASES.containsKey(TEMPLATE)) {
        Database.open(settings(TEMPLATE, 2), TEMPLATE).close();
      }
      copy(TEMPLATE, directory);
    }
    return Database.open(settings(directory, poolSize), directory);
  }

  /** The settings of the ledger that belongs to the directory. */
  public static synchronized DatabaseSettings settings(Path directory, int poolSize) {
    String name =
        DATABASES.computeIfAbsent(directory, unused -> create("ledger" + DATABASES.size()));
    return new DatabaseSettings(
        server.getJdbcUrl("postgres", name), "postgres", new Secret("postgres"), poolSize);
  }

  /** Copies the ledger of one directory to another one; nothing may use it meanwhile. */
  public static synchronized void copy(Path from, Path to) {
    String name = "ledger" + DATABASES.size();
    create(name + " TEMPLATE " + DATABASES.get(from));
    DATABASES.put(to, name);
  }

  private static String create(String name) {
    try {
      if (server == null) {
        server = EmbeddedPostgres.start(); // ends with this JVM
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JdbcClient.create(server.getPostgresDatabase()).sql("CREATE DATABASE " + name).update();
    return name;
  }
}
