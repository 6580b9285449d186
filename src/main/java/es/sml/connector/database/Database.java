package es.sml.connector.database;

import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.setting.PrivateFiles;
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

/** The ledger's database, brought to the present schema and open. */
public final class Database implements LedgerTransactions, AutoCloseable {
  private static final String SQLITE_NOW = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";
  private static final String POSTGRESQL_NOW =
      "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";
  private static final String MIGRATIONS = "classpath:db/migration";

  /** SQLite's file in the data directory. */
  public static final String FILE = "ledger.db";

  private static final Duration LONGEST_WAIT_FOR_CONNECTION = Duration.ofSeconds(5);
  private static final int STATEMENTS_KEPT = 64;

  private final BasicDataSource pool;
  private final String now;
  private final GroupCommit commits;
  private final JdbcClient queries;

  private Database(BasicDataSource pool, String now) {
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
    // SQLite's driver prepares a statement anew each time.
    pool.setPoolPreparedStatements(true);
    pool.setMaxOpenPreparedStatements(STATEMENTS_KEPT);
    if (settings.postgresql()) {
      preparePostgresql(pool);
    } else {
      prepareSqlite(pool);
    }
    try {
      FluentConfiguration flyway = Flyway.configure().dataSource(pool).locations(MIGRATIONS);
      if (settings.postgresql()) {
        // What several nodes need.
        flyway.locations(MIGRATIONS, "classpath:db/postgresql").javaMigrations(new QuartzTables());
      }
      flyway.load().migrate();
      return new Database(pool, settings.postgresql() ? POSTGRESQL_NOW : SQLITE_NOW);
    } catch (RuntimeException e) {
      close(pool);
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

  /** How many transactions were committed since it was opened. */
  public long commits() {
    return commits.commits();
  }

  /** How long these took. */
  public long commitNanoseconds() {
    return commits.nanoseconds();
  }

  /** How many writes they had. */
  public long writes() {
    return commits.writes();
  }

  /** How many writes wait for theirs. */
  public int waitingWrites() {
    return commits.waiting();
  }

  /** Why nothing will ever be written again by this process; null while it may be. */
  public String death() {
    return commits.isRunning() ? null : "the ledger's writer has ended";
  }

  /** Why the database cannot be used now; null while it can. */
  public String trouble() {
    try {
      // A write that changes nothing: what can be read alone notes no lead.
      write(jdbc -> jdbc.sql("UPDATE lead SET attempts = attempts WHERE lead_key = ''").update());
      return null;
    } catch (DataAccessException e) {
      return "the ledger does not answer (" + e.getClass().getSimpleName() + ")";
    }
  }

  @Override
  public void close() {
    commits.close();
    close(pool);
  }

  private static void prepareSqlite(BasicDataSource pool) {
    // The promise rests on a commit being on disk before the next step.
    pool.addConnectionProperty("journal_mode", "WAL");
    pool.addConnectionProperty("synchronous", "FULL");
    pool.addConnectionProperty("busy_timeout", "10000");
    // Or each statement is followed by one that asks for a key which nobody wants.
    pool.addConnectionProperty("jdbc.get_generated_keys", "false");
    // Begin as a writer: a transaction that reads first and writes then fails at once.
    pool.addConnectionProperty("transaction_mode", "IMMEDIATE");
  }

  private static void preparePostgresql(BasicDataSource pool) {
    // Whatever the server's default is, these commits are on its disk.
    pool.setConnectionInitSqls(List.of("SET synchronous_commit = on"));
    // A server that is gone without a word must not hold a lead for longer than SML may.
    pool.addConnectionProperty("connectTimeout", "5");
    pool.addConnectionProperty("socketTimeout", "20");
    pool.addConnectionProperty("tcpKeepAlive", "true");
    pool.addConnectionProperty("ApplicationName", "sml-connector");
  }

  // Made before SQLite does, which would let others read it; what it lays beside has the same mode.
  private static void createPrivately(Path file) {
    try {
      PrivateFiles.createFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger's file " + file + " cannot be made", e);
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
