package es.sml.connector.runtime;

import es.sml.connector.deliver.LedgerTransactions;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stands in for the database where nothing is started. */
final class UnconnectedLedger implements LedgerTransactions {
  @Override
  public <T> T write(Function<JdbcClient, T> work) {
    throw new IllegalStateException("there is no ledger");
  }

  @Override
  public <T> T read(Function<JdbcClient, T> work) {
    throw new IllegalStateException("there is no ledger");
  }

  @Override
  public String now() {
    return "0";
  }
}
