package es.sml.connector.database;

import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives the ledger access to its database. */
public interface LedgerTransactions {
  /**
   * Runs work in a transaction and returns once it is on disk. The work may run more than once,
   * each time on a clean transaction.
   *
   * @throws org.springframework.dao.DataAccessException if it is not committed
   */
  <T> T write(Function<JdbcClient, T> work);

  /** Runs a query on committed data. */
  <T> T read(Function<JdbcClient, T> work);

  /** Returns SQL for the present time in milliseconds since 1970, by the database's clock. */
  String now();
}
