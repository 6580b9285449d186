package es.sml.connector.sml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceTest {
  private static final String MADRID = "Europe/Madrid";

  /** Sundays from 2:00 to 4:00 in Madrid; summer time begins on 2026-03-29 at 2:00. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-01T00:59:59Z, 2026-03-01T01:00:00Z",
    "2026-03-01T01:00:00Z, 2026-03-01T01:00:00Z",
    "2026-03-01T02:59:59Z, 2026-03-01T01:00:00Z",
    "2026-03-01T03:00:00Z, 2026-03-08T01:00:00Z",
    "2026-04-01T00:00:00Z, 2026-04-05T00:00:00Z"
  })
  void knowsThePresentOrTheNextWindow(Instant now, Instant begin) {
    Maintenance sundays = new Maintenance("0 0 2 ? * SUN", Duration.ofHours(2), MADRID);
    assertThat(sundays.begin(now)).isEqualTo(begin);
  }

  @Test
  void hasNoWindowAfterTheLastOne() {
    Maintenance once = new Maintenance("0 0 2 1 3 ? 2026", Duration.ofHours(2), MADRID);
    assertThat(once.begin(Instant.parse("2026-03-01T02:59:59Z"))).isEqualTo("2026-03-01T01:00:00Z");
    assertThat(once.begin(Instant.parse("2026-03-01T03:00:00Z"))).isNull();
  }

  @Test
  void refusesWindowsThatOverlap() {
    assertThatThrownBy(() -> new Maintenance("0 0 * * * ?", Duration.ofMinutes(61), MADRID))
        .hasMessage("duration is longer than the time to the next window: make it shorter");
    assertThat(new Maintenance("0 0 * * * ?", Duration.ofMinutes(60), MADRID)).isNotNull();
  }

  @Test
  void refusesAScheduleThatIsNone() {
    assertThatThrownBy(() -> new Maintenance("daily", Duration.ofMinutes(61), MADRID))
        .hasMessageContaining("schedule must be a Quartz cron expression");
    assertThatThrownBy(() -> new Maintenance("0 0 2 30 2 ?", Duration.ofMinutes(61), MADRID))
        .hasMessageContaining("schedule never comes");
    assertThatThrownBy(() -> new Maintenance("0 0 * * * ?", Duration.ofMinutes(1), "Europa/Madrid"))
        .hasMessage("time-zone must be a time zone such as Europe/Madrid");
  }
}
