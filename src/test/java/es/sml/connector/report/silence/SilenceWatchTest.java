package es.sml.connector.report.silence;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.testing.StoreTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SilenceWatchTest extends StoreTest {
  private static final Instant START = Instant.parse("2026-02-02T09:30:00Z");

  private SilenceWatch watch;
  private final Set<String> paused = new HashSet<>();
  private int leads;

  @BeforeEach
  void open() {
    watch = new SilenceWatch(database, ZoneId.of("Europe/Madrid"), paused::contains);
  }

  @Test
  void reportsASilentSourceUntilItsNextLead() {
    Instant last = everyHour("norte", "coches.net", START, 600);
    everyHour("sur", null, START, 720);
    watch.check(last.plus(Duration.ofHours(1)));
    assertThat(watch.silences()).isEmpty();

    Instant later = last.plus(Duration.ofHours(40));
    watch.check(later);
    assertThat(watch.reason("norte").toString())
        .startsWith("coches.net: no lead since 2026-02-27 09:30 +01:00, ")
        .endsWith(" are usual by now");
    assertThat(watch.reason("sur")).isNull();

    lead("norte", "coches.net", later.plusSeconds(60), 0);
    watch.check(later.plusSeconds(120));
    assertThat(watch.silences()).isEmpty();
  }

  @Test
  void noSilenceBeginsDuringAPause() {
    Instant last = everyHour("norte", "coches.net", START, 600);
    everyHour("sur", null, START, 720);
    paused.add("norte");
    watch.check(last.plus(Duration.ofHours(40)));
    assertThat(watch.silences()).isEmpty();

    paused.clear();
    watch.check(last.plus(Duration.ofHours(41)));
    assertThat(watch.silences()).hasSize(1);
    paused.add("norte");
    watch.check(last.plus(Duration.ofHours(42)));
    assertThat(watch.silences()).hasSize(1);
  }

  @Test
  void doesNotCountLeadsFromBeforeTheUpdate() {
    for (int i = 0; i < 600; i++) {
      lead("norte", null, START.plus(Duration.ofHours(i)), null);
    }
    watch.check(START.plus(Duration.ofHours(700)));
    assertThat(watch.silences()).isEmpty();
  }

  @Test
  void watchesNoSourceThatIsNewOrOnlyOnceSentMany() {
    everyHour("sur", null, START, 2400);
    Instant burst = START.plus(Duration.ofDays(50));
    for (int i = 0; i < 300; i++) {
      lead("norte", "import", burst.plusSeconds(i), 0);
    }
    for (int hours : new int[] {1, 5, 24, 72, 240, 1000}) {
      watch.check(burst.plus(Duration.ofHours(hours)));
      assertThat(watch.silences()).as("after %d hours", hours).isEmpty();
    }
  }

  private Instant everyHour(String dealer, String source, Instant start, int hours) {
    for (int i = 0; i < hours; i++) {
      lead(dealer, source, start.plus(Duration.ofHours(i)), 0);
    }
    return start.plus(Duration.ofHours(hours - 1L));
  }

  private void lead(String dealer, String source, Instant at, Integer unsure) {
    leads++;
    database.write(
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO lead (lead_key, account, dealer, channel, state, attempts, received_at, updated_at,
                                      source, unsure)
                    VALUES (?, 'main', ?, 'MAIL', 'CREATED', 1, ?, 0, ?, ?)""")
                .param("k" + leads)
                .param(dealer)
                .param(at.toEpochMilli())
                .param(source)
                .param(unsure)
                .update());
  }
}
