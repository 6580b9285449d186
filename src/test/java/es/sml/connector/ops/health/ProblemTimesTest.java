package es.sml.connector.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.language.LocalizedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemTimesTest {
  private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

  private final AtomicReference<LocalizedText> reason =
      new AtomicReference<>(LocalizedText.untranslated("full"));
  private final ComponentHealth disk =
      new ComponentHealth("disk", ComponentHealth.Weight.READINESS, reason::get);
  private final ProblemTimes times = new ProblemTimes();
  private Path file;

  @BeforeEach
  void place(@TempDir Path directory) {
    file = directory.resolve("problems");
  }

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

  @Test
  void aProblemKeepsItsStartOverARestartThatSeesItLate() {
    times.keepIn(file, START);
    check(0);

    ProblemTimes restarted = restartedAt(60);
    LocalizedText full = reason.getAndSet(null); // not yet checked
    check(restarted, 70);
    assertThat(restarted.of("disk")).isNull();
    ProblemTimes again = restartedAt(80);
    reason.set(full);
    check(again, 90);
    assertThat(again.of("disk")).isEqualTo(START);
  }

  @Test
  void aProblemThatEndedBeginsAnew() {
    times.keepIn(file, START);
    check(0);
    ProblemTimes restarted = restartedAt(60);
    reason.set(null);
    check(restarted, 700);
    reason.set(LocalizedText.untranslated("full again"));
    check(restarted, 710);
    assertThat(restarted.of("disk")).isEqualTo(START.plusSeconds(710));
    ProblemTimes again = restartedAt(720);
    check(again, 730);
    assertThat(again.of("disk")).isEqualTo(START.plusSeconds(710));
  }

  @Test
  void aDamagedFileLosesOnlyTheTimes() throws IOException {
    Files.writeString(file, "disk=yesterday");
    times.keepIn(file, START);
    check(0);
    assertThat(times.of("disk")).isEqualTo(START);
    ProblemTimes restarted = restartedAt(60);
    check(restarted, 70);
    assertThat(restarted.of("disk")).isEqualTo(START);
  }

  private ProblemTimes restartedAt(int seconds) {
    ProblemTimes restarted = new ProblemTimes();
    restarted.keepIn(file, START.plusSeconds(seconds));
    return restarted;
  }

  private void check(int seconds) {
    check(times, seconds);
  }

  private void check(ProblemTimes times, int seconds) {
    times.update(new ConnectorHealth(List.of(disk.call(Map.of()))), START.plusSeconds(seconds));
  }
}
