package es.sml.connector.database;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger's database with a test's own clock, and with a process's monotonic clock. */
public final class ClockedLedger implements LedgerTransactions {
  private final Database database;
  private long millis = Instant.now().toEpochMilli();
  private long nanos;

  public ClockedLedger(Database database) {
    this.database = database;
    database.write(jdbc -> jdbc.sql("CREATE TABLE test_clock (millis BIGINT)").update());
    database.write(jdbc -> jdbc.sql("INSERT INTO test_clock VALUES (0)").update());
  }

  /** In milliseconds since 1970, by the database. */
  public long millis() {
    return millis;
  }

  /** By the process. */
  public long nanos() {
    return nanos;
  }

  public void pass(Duration time) {
    nanos += time.toNanos();
    millis += time.toMillis();
  }

  /** Sets the database's clock forward, or back by a negative time. */
  public void set(Duration by) {
    millis += by.toMillis();
  }

  @Override
  public <T> T write(Function<JdbcClient, T> work) {
    return database.write(
        jdbc -> {
          show(jdbc);
          return work.apply(jdbc);
        });
  }

  @Override
  public <T> T read(Function<JdbcClient, T> work) {
    database.write(this::show);
    return database.read(work);
  }

  @Override
  public String now() {
    return "(SELECT millis FROM test_clock)";
  }

  private int show(JdbcClient jdbc) {
    return jdbc.sql("UPDATE test_clock SET millis = ?").param(millis).update();
  }
}
