package es.sml.connector.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import es.sml.connector.testing.server.PostgresqlServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The migration to version 14 renames the words that earlier versions stored. */
class StoredWordsTest {
  private static final Map<String, String> EVENTS =
      Map.ofEntries(
          entry("LOSE", "OUTCOME_UNKNOWN"),
          entry("FIND_ABSENT", "NOT_FOUND"),
          entry("FIND", "FOUND"),
          entry("DOUBT", "SEARCH_REPLAY"),
          entry("DENY", "RESOLVE_RETRY"),
          entry("CONFIRM", "RESOLVE_CREATED"),
          entry("REPEAT", "DUPLICATE"),
          entry("TWICE", "DUPLICATE_IN_SML"),
          entry("DIVIDE", "SPLIT"),
          entry("REREAD", "REPLAY_SPLIT"),
          entry("MISREAD", "STILL_UNREADABLE"),
          entry("PARK", "PARK"),
          entry("ERASE", "ERASE"));

  @TempDir private Path directory;

  /** Where the ledger is. */
  enum Kind {
    SQLITE {
      @Override
      DatabaseSettings settings(Path directory) {
        return new DatabaseSettings("jdbc:sqlite:" + directory.resolve("ledger.db"), null, null, 1);
      }
    },
    POSTGRESQL {
      @Override
      DatabaseSettings settings(Path directory) {
        return PostgresqlServer.settings(directory, 4);
      }
    };

    abstract DatabaseSettings settings(Path directory);
  }

  @ParameterizedTest
  @EnumSource
  void renamesTheStateOfADuplicate(Kind kind) {
    try (Database database =
        migrated(
            kind,
            insertLead("repeated", "REPEATED"),
            insertLead("created", "CREATED"),
            "INSERT INTO lead_reply (lead_key, reply_to, asked, told) VALUES ('repeated', 'q', 1, 'REPEATED')",
            "INSERT INTO lead_reply (lead_key, reply_to, asked, told) VALUES ('created', 'q', 1, NULL)")) {
      assertThat(pairs(database, "SELECT lead_key, state FROM lead"))
          .containsOnly(entry("repeated", "DUPLICATE"), entry("created", "CREATED"));
      assertThat(pairs(database, "SELECT lead_key, replied FROM lead_reply"))
          .containsOnly(entry("repeated", "DUPLICATE"), entry("created", null));
    }
  }

  @ParameterizedTest
  @EnumSource
  void renamesTheEventsOfTheHistory(Kind kind) {
    List<String> rows = new ArrayList<>();
    EVENTS
        .keySet()
        .forEach(
            event ->
                rows.add(
                    "INSERT INTO lead_move (lead_key, number, at, event) VALUES ('%s', 1, 1, '%s')"
                        .formatted(event, event)));
    try (Database database = migrated(kind, rows.toArray(String[]::new))) {
      assertThat(pairs(database, "SELECT lead_key, event FROM lead_move"))
          .containsExactlyInAnyOrderEntriesOf(EVENTS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void renamesActionsAndOutcomesOfTheAudit(Kind kind) {
    try (Database database =
        migrated(
            kind,
            insertAction("unmask-letter", "shown"),
            insertAction("resume-account", "asking"),
            insertAction("replay", "sent again to main"))) {
      assertThat(pairs(database, "SELECT operation, outcome FROM operator_action"))
          .containsOnly(
              entry("unmask-dead-letter", "shown"),
              entry("resume-account", "resuming"),
              entry("replay", "sent again to main"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void renamesTheOutcomesOfCommandReplies(Kind kind) {
    String other = "{\"id\":\"u\",\"operation\":\"get-lead\",\"outcome\":\"unknown\"}";
    try (Database database =
        migrated(
            kind,
            insertCommand("d", "'" + reply("done", "\\\"outcome\\\":\\\"done\\\"") + "'"),
            insertCommand("r", "'" + reply("refused", "no") + "'"),
            insertCommand("u", "'" + other + "'"),
            insertCommand("open", "NULL"))) {
      assertThat(pairs(database, "SELECT command_id, reply FROM command"))
          .containsOnly(
              entry("d", reply("success", "\\\"outcome\\\":\\\"done\\\"")),
              entry("r", reply("rejected", "no")),
              entry("u", other),
              entry("open", null));
    }
  }

  private Database migrated(Kind kind, String... rows) {
    DatabaseSettings settings = kind.settings(directory);
    DataSource before =
        new DriverManagerDataSource(
            settings.url(),
            settings.username() == null ? "" : settings.username(),
            settings.password() == null ? "" : settings.password().reveal());
    FluentConfiguration flyway =
        Flyway.configure().dataSource(before).locations("classpath:db/migration").target("13");
    if (kind == Kind.POSTGRESQL) {
      flyway
          .locations("classpath:db/migration", "classpath:db/postgresql")
          .javaMigrations(new QuartzTables());
    }
    flyway.load().migrate();
    JdbcClient jdbc = JdbcClient.create(before);
    for (String row : rows) {
      jdbc.sql(row).update();
    }
    return Database.open(settings, directory);
  }

  private static String insertLead(String key, String state) {
    return ("INSERT INTO lead (lead_key, account, dealer, channel, state, attempts, received_at,"
            + " updated_at) VALUES ('%s', 'main', 'norte', 'QUEUE', '%s', 1, 1, 1)")
        .formatted(key, state);
  }

  private static String insertAction(String action, String outcome) {
    return "INSERT INTO operation_audit (audit_id, at, who, operation, outcome) VALUES ('%s', 1, 'operator', '%s', '%s')"
        .formatted(action, action, outcome);
  }

  private static String insertCommand(String id, String reply) {
    return ("INSERT INTO command (command_id, operation, account, digest, attempts, owed, answer,"
            + " received_at) VALUES ('%s', 'get-lead', 'main', 'x', 1, 0, %s, 1)")
        .formatted(id, reply);
  }

  private static String reply(String outcome, String text) {
    return "{\"id\":\"7\",\"operation\":\"get-lead\",\"outcome\":\"%s\",\"result\":{\"text\":\"%s\"}}"
        .formatted(outcome, text);
  }

  private static Map<String, String> pairs(Database database, String query) {
    return database.read(
        jdbc -> {
          Map<String, String> pairs = new LinkedHashMap<>();
          jdbc.sql(query)
              .query((row, number) -> pairs.put(row.getString(1), row.getString(2)))
              .list();
          return pairs;
        });
  }
}
