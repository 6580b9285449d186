package es.sml.connector.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.NewerDataException;
import es.sml.connector.testing.server.PostgresqlServer;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A program refuses a ledger that a newer one has changed, and leaves it as it is. */
class SchemaTest {
  @TempDir private Path directory;

  @Test
  void refusesANewerFileOfSqlite() {
    DatabaseSettings sqlite = new DatabaseSettings(null, null, null, null);
    try (Database database = Database.open(sqlite, directory)) {
      migrateAsANewerVersion(
          database, new String[] {"classpath:db/migration", "classpath:db/newer"});
    }
    assertThatThrownBy(() -> Database.open(sqlite, directory))
        .isInstanceOf(NewerDataException.class)
        .hasMessageStartingWith(
            "the ledger in %s has the schema 99, which sml-connector 99.0.0 wrote on 20"
                .formatted(directory.resolve(Database.FILE)))
        .hasMessageContaining("This program, " + Schema.thisProgram() + ", cannot use it")
        .hasMessageEndingWith(
            "Install the version that wrote it, or a later one. Or restore the backup from before the"
                + " update: docs/upgrade.md")
        .hasNoCause();
  }

  @Test
  void refusesANewerDatabaseOfPostgresqlAndNamesNoPassword() {
    DatabaseSettings settings = PostgresqlServer.settings(directory, 4);
    try (Database database = Database.open(settings, directory)) {
      migrateAsANewerVersion(
          database,
          new String[] {"classpath:db/migration", "classpath:db/postgresql", "classpath:db/newer"},
          new QuartzTables());
    }
    DatabaseSettings withOptions =
        new DatabaseSettings(
            settings.url() + (settings.url().contains("?") ? "&" : "?") + "password=postgres",
            settings.username(),
            settings.password(),
            4);
    assertThatThrownBy(() -> Database.open(withOptions, directory))
        .isInstanceOf(NewerDataException.class)
        .hasMessageMatching(
            "(?s)the ledger in jdbc:postgresql://localhost:\\d+/ledger\\d+ has the schema 99, .*")
        .hasMessageNotContaining("password");
  }

  @Test
  void needsNoMigrationOnceTheNewestIsDone() {
    DatabaseSettings sqlite = new DatabaseSettings(null, null, null, null);
    try (Database database = Database.open(sqlite, directory)) {
      assertThat(Schema.isCurrent(database.dataSource(), "here")).isTrue();
      JdbcClient.create(database.dataSource())
          .sql(
              "DELETE FROM flyway_schema_history WHERE version = '%s'".formatted(database.schema()))
          .update();
      assertThat(Schema.isCurrent(database.dataSource(), "here")).isFalse();
    }
  }

  @Test
  void recordsTheProgramOfEachMigration() {
    try (Database database =
        Database.open(new DatabaseSettings(null, null, null, null), directory)) {
      assertThat(
              JdbcClient.create(database.dataSource())
                  .sql("SELECT DISTINCT installed_by FROM flyway_schema_history")
                  .query(String.class)
                  .list())
          .containsExactly(Schema.thisProgram());
    }
  }

  private static void migrateAsANewerVersion(
      Database database, String[] locations, JavaMigration... migrations) {
    Flyway.configure()
        .dataSource(database.dataSource())
        .locations(locations)
        .javaMigrations(migrations)
        .installedBy("sml-connector 99.0.0")
        .load()
        .migrate();
  }
}
