package es.sml.connector.runtime.lint;

import es.sml.connector.database.LedgerTransactions;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replaces the database in checks that start no component. */
public final class UnconnectedLedger implements LedgerTransactions {
  @Override
  public <T> T write(Function<JdbcClient, T> work) {
    throw new IllegalStateException("the ledger is not connected");
  }

  @Override
  public <T> T read(Function<JdbcClient, T> work) {
    throw new IllegalStateException("the ledger is not connected");
  }

  @Override
  public String now() {
    return "0";
  }
}
