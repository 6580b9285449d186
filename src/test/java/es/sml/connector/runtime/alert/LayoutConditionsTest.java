package es.sml.connector.runtime.alert;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.alert.Condition;
import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.database.Database;
import es.sml.connector.testing.NewLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The share of messages that are not understood, in SQLite. */
class LayoutConditionsTest {
  private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");

  @TempDir private Path directory;
  private Database database;

  Database openDatabase(Path place) {
    return NewLedger.open(place, 4);
  }

  @BeforeEach
  void open() {
    database = openDatabase(directory);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void leads(int number, String dealer, String state, Duration ago) {
    leads(number, dealer, null, state, ago);
  }

  private void leads(int number, String dealer, String source, String state, Duration ago) {
    long at = NOW.minus(ago).toEpochMilli();
    for (int i = 0; i < number; i++) {
      database.write(
          jdbc ->
              jdbc.sql(
                      "INSERT INTO lead (lead_key, account, dealer, channel, state, attempts,"
                          + " received_at, updated_at, source)"
                          + " VALUES (?, 'demo', ?, 'MAIL', ?, 1, ?, ?, ?)")
                  .params(UUID.randomUUID().toString(), dealer, state, at, at, source)
                  .update());
    }
  }

  @Test
  void findsTheDealerWhoseShareJumped() {
    for (String dealer : List.of("norte", "sur")) {
      leads(40, dealer, "CREATED", Duration.ofDays(3));
      leads(4, dealer, "CREATED", Duration.ofHours(2));
    }
    leads(5, "norte", "FAILED", Duration.ofHours(1));
    leads(20, "sur", "FAILED", Duration.ofDays(8));
    List<Condition> found = new LayoutConditions(database).all(AlertSettings.none(), NOW);
    assertThat(found).extracting(Condition::subject).containsExactly("norte/MAIL");
    assertThat(found.get(0).reason(Locale.forLanguageTag("es")))
        .isEqualTo("5 de 9 mensajes en 6 horas; antes, 0 de 40 en una semana.");
  }

  @Test
  void findsThePortalAmongManyMessagesOfOthers() {
    leads(400, "norte", "wallapop", "CREATED", Duration.ofDays(3));
    leads(20, "norte", "coches.net", "CREATED", Duration.ofDays(3));
    leads(100, "norte", "wallapop", "CREATED", Duration.ofHours(1));
    leads(3, "norte", "coches.net", "FAILED", Duration.ofHours(1));
    List<Condition> found = new LayoutConditions(database).all(AlertSettings.none(), NOW);
    assertThat(found).extracting(Condition::subject).containsExactly("norte/coches.net");
    assertThat(found.get(0).reason(Locale.forLanguageTag("es")))
        .isEqualTo("3 de 3 mensajes en 6 horas; antes, 0 de 20 en una semana.");
  }

  @Test
  void reportsAPortalNotAsItsChannelToo() {
    leads(20, "norte", "coches.net", "CREATED", Duration.ofDays(3));
    leads(5, "norte", "coches.net", "FAILED", Duration.ofHours(1));
    assertThat(new LayoutConditions(database).all(AlertSettings.none(), NOW))
        .extracting(Condition::subject)
        .containsExactly("norte/coches.net");
  }

  @Test
  void isSilentWhereTheShareIsAsBefore() {
    leads(10, "norte", "CREATED", Duration.ofDays(3));
    leads(20, "norte", "FAILED", Duration.ofDays(3));
    leads(5, "norte", "FAILED", Duration.ofHours(1));
    leads(3, "norte", "CREATED", Duration.ofHours(1));
    assertThat(new LayoutConditions(database).all(AlertSettings.none(), NOW)).isEmpty();
  }
}
