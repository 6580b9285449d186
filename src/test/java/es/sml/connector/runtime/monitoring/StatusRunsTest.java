package es.sml.connector.runtime.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StatusRunsTest {
  private static final Instant START = Instant.parse("2026-11-25T10:00:30Z");

  private static final Locale SPANISH = Locale.forLanguageTag("es");

  private final StatusRuns runs = new StatusRuns(account -> "0 0/5 * * * ?", START);

  @Test
  void threeRunsMayBeMissed() {
    assertThat(runs.last("demo")).isNull();
    assertThat(runs.trouble("demo", START.plus(Duration.ofMinutes(19)))).isNull();
    assertThat(runs.trouble("demo", START.plus(Duration.ofMinutes(20))).toString())
        .contains("since the start");
  }

  @Test
  void aRunThatEndedWellBeginsAnew() {
    runs.finished("demo", START.plus(Duration.ofMinutes(19)));
    assertThat(runs.trouble("demo", START.plus(Duration.ofMinutes(25)))).isNull();
    assertThat(runs.trouble("demo", START.plus(Duration.ofMinutes(40))))
        .hasToString("no status sync has finished since 2026-11-25T10:19:30Z");
    runs.failed("demo", new IllegalStateException("SML cannot be reached"));
    assertThat(runs.trouble("demo", START.plus(Duration.ofMinutes(40))))
        .hasToString(
            "no status sync has finished since 2026-11-25T10:19:30Z: SML cannot be reached");
    runs.finished("demo", START.plus(Duration.ofMinutes(40)));
    assertThat(runs.trouble("demo", START.plus(Duration.ofMinutes(65))))
        .hasToString("no status sync has finished since 2026-11-25T10:40:30Z");
    assertThat(runs.trouble("demo", START.plus(Duration.ofMinutes(65))).in(SPANISH))
        .isEqualTo("ninguna sincronización de estado ha terminado desde 2026-11-25T10:40:30Z");
    assertThat(runs.trouble("other", START.plus(Duration.ofMinutes(25)))).isNotNull();
  }

  @Test
  void anAccountWhoseLeadsNoCrmFollowsIsNeverLate() {
    StatusRuns none = new StatusRuns(account -> null, START);
    assertThat(none.trouble("demo", START.plus(Duration.ofDays(2)))).isNull();
  }

  @Test
  void anAccountsOwnScheduleOfOnceADayMayMissThreeDays() {
    StatusRuns both =
        new StatusRuns(account -> account.equals("daily") ? "0 0 3 * * ?" : "0 0/5 * * * ?", START);
    assertThat(both.trouble("daily", START.plus(Duration.ofDays(2)))).isNull();
    assertThat(both.trouble("daily", START.plus(Duration.ofDays(3)))).isNotNull();
    assertThat(both.trouble("often", START.plus(Duration.ofDays(2)))).isNotNull();
  }
}
