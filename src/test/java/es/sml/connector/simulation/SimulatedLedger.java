package es.sml.connector.simulation;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.testing.NewLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger's tables in memory, with a given clock. Committed data outlives a process. */
final class SimulatedLedger implements AutoCloseable {
  private final Connection connection;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final List<String> tables;
  private LongSupplier clock = () -> 0;

  /**
   * @param directory for the first creation of the tables
   */
  SimulatedLedger(Path directory) throws IOException, SQLException {
    NewLedger.createIn(directory);
    connection = DriverManager.getConnection("jdbc:sqlite::memory:?jdbc.get_generated_keys=false");
    try (Statement restore = connection.createStatement()) {
      restore.executeUpdate("restore from " + directory.resolve("ledger.db"));
    }
    org.sqlite.Function.create(
        connection,
        "simulated_now",
        new org.sqlite.Function() {
          @Override
          protected void xFunc() throws SQLException {
            result(clock.getAsLong());
          }
        });
    SingleConnectionDataSource source = new SingleConnectionDataSource(connection, true);
    jdbc = JdbcClient.create(source);
    transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    tables =
        jdbc.sql(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'flyway%' AND name NOT LIKE 'sqlite%'")
            .query(String.class)
            .list();
  }

  /**
   * Empties it.
   *
   * @param by its new clock, in milliseconds since 1970
   */
  void begin(LongSupplier by) {
    clock = by;
    transaction.executeWithoutResult(
        unused -> tables.forEach(table -> jdbc.sql("DELETE FROM " + table).update()));
  }

  /** Returns the ledger for one process, for the life of that process. */
  LedgerTransactions of(SimulatedWorld world) {
    return new LedgerTransactions() {
      @Override
      public <T> T write(Function<JdbcClient, T> work) {
        world.edge("ledger");
        return transaction.execute(unused -> work.apply(jdbc));
      }

      @Override
      public <T> T read(Function<JdbcClient, T> work) {
        world.checkAlive();
        return work.apply(jdbc);
      }

      @Override
      public String now() {
        return "simulated_now()";
      }
    };
  }

  /** Records that the account finds its leads by their reference. */
  void makeSearchable(String account) {
    jdbc.sql("INSERT INTO sml_account (account, reference_searchable, tags_shown) VALUES (?, 1, 1)")
        .param(account)
        .update();
  }

  /** Returns the rows for any process. */
  JdbcClient rows() {
    return jdbc;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
