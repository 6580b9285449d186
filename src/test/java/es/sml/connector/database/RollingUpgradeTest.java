package es.sml.connector.database;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.ledger.LeadOrigin;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.ledger.query.LeadCounts;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.server.PostgresqlServer;
import java.nio.file.Path;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes of this version go on, and start again, on a database that the next one has migrated. */
class RollingUpgradeTest {
  @Test
  void nodesOfTwoVersionsRunTogether(@TempDir Path directory) {
    try (Database node = PostgresqlServer.open(directory, 4)) {
      Ledger ledger = new Ledger(node);
      receive(ledger, "before");
      ledger.posting("before", null, LeadOrigin.UNKNOWN);
      migrateAsTheNextVersionDoes(node);
      ledger.created("before", 1);
      deliver(ledger, "after");
      try (Database restarted = PostgresqlServer.open(directory, 4)) {
        Ledger other = new Ledger(restarted);
        deliver(other, "again");
        assertThat(new LeadCounts(restarted).since(Instant.EPOCH))
            .containsEntry(LeadState.CREATED, 3L);
      }
    }
  }

  private static void migrateAsTheNextVersionDoes(Database node) {
    Flyway.configure()
        .dataSource(node.dataSource())
        .locations("classpath:db/migration", "classpath:db/postgresql", "classpath:db/next")
        .javaMigrations(new QuartzTables())
        .load()
        .migrate();
  }

  private static void deliver(Ledger ledger, String key) {
    receive(ledger, key);
    ledger.posting(key, "e-" + key, LeadOrigin.UNKNOWN);
    ledger.created(key, key.hashCode() & 0xFFFF);
  }

  private static void receive(Ledger ledger, String key) {
    ledger.receive(aMessage().key(key).name(key).received(Instant.now()).build(), "main");
  }
}
