package es.sml.connector.metrics;

import es.sml.connector.database.Database;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;

/** The ledger's commits, each of which takes several writes to disk. */
public final class CommitMeters {
  private CommitMeters() {}

  /** Has what the database tells of itself read. */
  public static void bind(Meters meters, Database database) {
    MeterRegistry registry = meters.registry();
    FunctionTimer.builder(
            "sml.connector.ledger.commits",
            database,
            Database::commits,
            Database::commitNanoseconds,
            TimeUnit.NANOSECONDS)
        .description("Transactions of the ledger and their time")
        .register(registry);
    FunctionCounter.builder("sml.connector.ledger.writes", database, Database::writes)
        .description("Writes in these transactions")
        .register(registry);
    Gauge.builder("sml.connector.ledger.waiting.writes", database, Database::waitingWrites)
        .description("Writes that wait for their transaction")
        .register(registry);
  }
}
