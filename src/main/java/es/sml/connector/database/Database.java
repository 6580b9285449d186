package es.sml.connector.database;

import es.sml.connector.failure.NewerDataException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.file.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Opens the ledger's database, SQLite or PostgreSQL, and upgrades its schema. It decides the waits
 * for a connection and the server, and whether health calls the database usable.
 */
public final class Database implements LedgerTransactions, AutoCloseable {
  private static final String SQLITE_NOW = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";
  private static final String POSTGRESQL_NOW =
      "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";
  private static final String MIGRATIONS = "classpath:db/migration";

  /** SQLite's file in the data directory. */
  public static final String FILE = "ledger.db";

  // A server that is gone without notice must not stop the health page. A full queue of writes
  // takes less.
  private static final Duration LONGEST_CHECK = Duration.ofSeconds(10);
  private static final Duration LONGEST_VALIDATION = Duration.ofSeconds(3);
  private static final Duration LONGEST_WAIT_FOR_CONNECTION = Duration.ofSeconds(5);
  private static final int STATEMENTS_KEPT = 64;

  private final BasicDataSource pool;
  private final DatabaseSettings settings;
  private final String now;
  private final GroupCommit commits;
  private final JdbcClient queries;
  private final Path file;

  private Database(BasicDataSource pool, DatabaseSettings settings, Path file) {
    this.pool = pool;
    this.settings = settings;
    this.now = settings.postgresql() ? POSTGRESQL_NOW : SQLITE_NOW;
    this.file = file;
    this.commits = new GroupCommit(pool);
    this.queries = JdbcClient.create(pool);
  }

  /**
   * Opens the database; creates it if it does not exist.
   *
   * @param dataDirectory directory of SQLite's file if the settings name no URL
   * @throws NewerDataException if a newer version has changed it
   * @throws DatabaseAwayException if PostgreSQL does not accept the connection
   */
  public static Database open(DatabaseSettings settings, Path dataDirectory) {
    BasicDataSource pool = new BasicDataSource();
    Path file = settings.url() == null ? dataDirectory.resolve(FILE) : settings.sqliteFile();
    if (file != null) {
      createPrivately(file);
    }
    pool.setUrl(settings.url() != null ? settings.url() : "jdbc:sqlite:" + file);
    pool.setUsername(settings.username());
    if (settings.password() != null) {
      pool.setPassword(settings.password().reveal());
    }
    pool.setMaxTotal(settings.poolSize());
    pool.setMaxIdle(settings.poolSize());
    pool.setMaxWait(LONGEST_WAIT_FOR_CONNECTION);
    pool.setValidationQueryTimeout(LONGEST_VALIDATION);
    // SQLite's driver prepares each statement again.
    pool.setPoolPreparedStatements(true);
    pool.setMaxOpenPreparedStatements(STATEMENTS_KEPT);
    if (settings.postgresql()) {
      preparePostgresql(pool);
    } else {
      prepareSqlite(pool);
    }
    try {
      if (settings.postgresql()) {
        connect(pool, settings);
      }
      if (!Schema.isCurrent(pool, settings.place(file))) {
        migrate(pool, settings);
      }
      return new Database(pool, settings, file);
    } catch (RuntimeException e) {
      close(pool);
      throw e;
    }
  }

  private static void connect(DataSource pool, DatabaseSettings settings) {
    try {
      pool.getConnection().close();
    } catch (SQLException e) {
      throw new DatabaseAwayException(settings.trouble(null, e));
    }
  }

  private static void migrate(DataSource pool, DatabaseSettings settings) {
    FluentConfiguration configuration =
        Flyway.configure().dataSource(pool).locations(MIGRATIONS).installedBy(Schema.thisProgram());
    if (settings.postgresql()) {
      // Several nodes need these.
      configuration
          .locations(MIGRATIONS, "classpath:db/postgresql")
          .javaMigrations(new QuartzTables());
    }
    configuration.load().migrate();
  }

  /**
   * Returns SQLite's content at the moment of a later call, for a backup.
   *
   * @throws IllegalStateException if the database is not SQLite in a file
   */
  public LedgerSnapshot snapshot() {
    if (file == null) {
      throw new IllegalStateException("the ledger is not in a file");
    }
    return LedgerSnapshot.open(file);
  }

  public String schema() {
    return read(
        jdbc ->
            jdbc.sql(
                    """
                    SELECT version FROM flyway_schema_history WHERE version IS NOT NULL
                    ORDER BY installed_rank DESC LIMIT 1""")
                .query(String.class)
                .single());
  }

  /** Returns true if this program can open a ledger of this schema, and may upgrade it. */
  public static boolean knows(String schema) {
    return Schema.knows(schema);
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

  /** Counts the commits since the start. */
  public long commits() {
    return commits.commits();
  }

  public long commitNanoseconds() {
    return commits.nanoseconds();
  }

  public long writes() {
    return commits.writes();
  }

  /** Counts the writes that wait for a commit. */
  public int waitingWrites() {
    return commits.waiting();
  }

  /** Returns why only a new process can write again; null while the writer runs. */
  public LocalizedText death() {
    return commits.isRunning()
        ? null
        : LocalizedText.of(
            "health.writer", "the ledger's writer thread has ended; restart the connector");
  }

  /** Returns why the database cannot be used; null while it can. */
  public LocalizedText trouble() {
    try {
      // Write without a change: a read-only database could not record a lead.
      commits.write(
          jdbc -> jdbc.sql("UPDATE lead SET attempts = attempts WHERE lead_key = ''").update(),
          LONGEST_CHECK);
      return null;
    } catch (DataAccessException e) {
      return settings.trouble(file, e);
    }
  }

  @Override
  public void close() {
    commits.close();
    close(pool);
  }

  private static void prepareSqlite(BasicDataSource pool) {
    // No lead is lost, because each commit is on disk before the next step.
    pool.addConnectionProperty("journal_mode", "WAL");
    pool.addConnectionProperty("synchronous", "FULL");
    pool.addConnectionProperty("busy_timeout", "10000");
    // Otherwise the driver queries the generated key after each statement.
    pool.addConnectionProperty("jdbc.get_generated_keys", "false");
    // Begin as a writer: a transaction that reads first would fail at its write.
    pool.addConnectionProperty("transaction_mode", "IMMEDIATE");
  }

  private static void preparePostgresql(BasicDataSource pool) {
    // Override the server's default, so that each commit is on its disk.
    pool.setConnectionInitSqls(List.of("SET synchronous_commit = on"));
    PostgresqlLogin.PROPERTIES.forEach(pool::addConnectionProperty);
  }

  // Create it before SQLite does, so that others cannot read it; its WAL gets the same mode.
  private static void createPrivately(Path file) {
    try {
      PrivateFiles.createFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger's file " + file + " cannot be created", e);
    }
  }

  private static void close(BasicDataSource pool) {
    try {
      pool.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the ledger does not close", e);
    }
  }
}
