package es.sml.connector.metrics;

import es.sml.connector.database.Database;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;

/** Exposes the ledger's commits; one commit stores several writes. */
public final class CommitMeters {
  private CommitMeters() {}

  /** Registers the database's own counters. */
  public static void bind(Meters meters, Database database) {
    MeterRegistry registry = meters.registry();
    FunctionTimer.builder(
            "sml.connector.ledger.commit.duration",
            database,
            Database::commits,
            Database::commitNanoseconds,
            TimeUnit.NANOSECONDS)
        .description("Commits of the ledger and their duration")
        .register(registry);
    FunctionCounter.builder("sml.connector.ledger.writes", database, Database::writes)
        .description("Writes in the ledger's commits")
        .register(registry);
    Gauge.builder("sml.connector.ledger.pending.writes", database, Database::waitingWrites)
        .description("Writes that wait for a commit")
        .register(registry);
  }
}
