package es.sml.connector.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.language.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProblemTimesTest {
  private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

  private final AtomicReference<LocalizedText> reason =
      new AtomicReference<>(LocalizedText.untranslated("full"));
  private final ComponentHealth disk =
      new ComponentHealth("disk", ComponentHealth.Weight.READINESS, reason::get);
  private final ProblemTimes times = new ProblemTimes();

  @Test
  void aProblemKeepsItsStartUntilItIsOver() {
    check(0);
    check(10);
    assertThat(times.of("disk")).isEqualTo(START);
    reason.set(null);
    check(20);
    assertThat(times.of("disk")).isNull();
    reason.set(LocalizedText.untranslated("full again"));
    check(30);
    assertThat(times.of("disk")).isEqualTo(START.plusSeconds(30));
  }

  private void check(int seconds) {
    times.update(new ConnectorHealth(List.of(disk.call(Map.of()))), START.plusSeconds(seconds));
  }
}
