package es.sml.connector.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import es.sml.connector.deliver.LedgerTransactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger's database, brought to the present schema and open. */
public final class Database implements LedgerTransactions, AutoCloseable {
  private static final String SQLITE_NOW = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";
  private static final String POSTGRESQL_NOW =
      "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";
  private static final long LONGEST_WAIT_FOR_CONNECTION = 5_000;

  private final HikariDataSource pool;
  private final String now;
  private final GroupCommit commits;
  private final JdbcClient queries;

  private Database(HikariDataSource pool, String now) {
    this.pool = pool;
    this.now = now;
    this.commits = new GroupCommit(pool);
    this.queries = JdbcClient.create(pool);
  }

  /**
   * Opens the database, creating it where there is none.
   *
   * @param dataDirectory where SQLite's file lies when the settings name no URL
   */
  public static Database open(DatabaseSettings settings, Path dataDirectory) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("ledger");
    config.setJdbcUrl(settings.url() != null ? settings.url() : sqlite(dataDirectory));
    config.setMaximumPoolSize(settings.poolSize());
    config.setUsername(settings.username());
    if (settings.password() != null) {
      config.setPassword(settings.password().reveal());
    }
    config.setConnectionTimeout(LONGEST_WAIT_FOR_CONNECTION);
    if (settings.postgresql()) {
      preparePostgresql(config);
    } else {
      prepareSqlite(config);
    }
    HikariDataSource pool = new HikariDataSource(config);
    try {
      Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
      return new Database(pool, settings.postgresql() ? POSTGRESQL_NOW : SQLITE_NOW);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  public DataSource dataSource() {
    return pool;
  }

  @Override
  public <T> T write(Function<JdbcClient, T> work) {
    return commits.write(work);
  }

  @Override
  public <T> T read(Function<JdbcClient, T> work) {
    return work.apply(queries);
  }

  @Override
  public String now() {
    return now;
  }

  /** Why the database cannot be used now; null while it can. */
  public String trouble() {
    try {
      queries.sql("SELECT 1").query(Integer.class).single();
      return null;
    } catch (DataAccessException e) {
      return "the ledger does not answer (" + e.getClass().getSimpleName() + ")";
    }
  }

  @Override
  public void close() {
    commits.close();
    pool.close();
  }

  private static void prepareSqlite(HikariConfig config) {
    // The promise rests on a commit being on disk before the next step.
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("busy_timeout", "10000");
    // Begin as a writer: a transaction that reads first and writes then fails at once.
    config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
  }

  private static void preparePostgresql(HikariConfig config) {
    // Whatever the server's default is, these commits are on its disk.
    config.setConnectionInitSql("SET synchronous_commit = on");
    // A server that is gone without a word must not hold a lead for longer than SML may.
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "20");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("ApplicationName", "sml-connector");
  }

  // What lies in it is customers' data.
  private static void createPrivately(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    Files.createDirectories(
        directory,
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0]);
  }

  private static String sqlite(Path dataDirectory) {
    try {
      createPrivately(dataDirectory);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "data-directory: "
              + dataDirectory.toAbsolutePath()
              + " cannot be created; name another in application.properties",
          e);
    }
    if (!Files.isWritable(dataDirectory)) {
      throw new IllegalStateException(
          "data-directory: this user may not write in "
              + dataDirectory.toAbsolutePath()
              + "; change its owner, or name another in application.properties");
    }
    return "jdbc:sqlite:" + dataDirectory.resolve("ledger.db");
  }
}
