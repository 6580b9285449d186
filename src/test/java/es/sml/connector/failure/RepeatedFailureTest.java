package es.sml.connector.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedFailureTest {
  private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

  private final RepeatedFailure failure = new RepeatedFailure();

  @Test
  void aDayOfFailuresEveryFiveSecondsIsAFewLines() {
    List<String> lines = new ArrayList<>();
    for (int second = 0; second < Duration.ofDays(1).toSeconds(); second += 5) {
      failure.failed("SML is down", START.plusSeconds(second)).ifPresent(lines::add);
    }
    assertThat(lines)
        .hasSizeBetween(20, 35)
        .startsWith("SML is down", "SML is down (13 times since 2026-11-25T10:00:00Z)");
    assertThat(failure.ended()).isEqualTo(17_280);
  }

  @Test
  void aNewReasonIsReportedAtOnceAndAnOldOneIsNot() {
    assertThat(failure.failed("SML is down", START)).contains("SML is down");
    assertThat(failure.failed("wrong password", START.plusSeconds(5))).contains("wrong password");
    assertThat(failure.failed("SML is down", START.plusSeconds(10))).isEmpty();
  }

  @Test
  void afterItsEndTheSameReasonIsNew() {
    failure.failed("SML is down", START);
    assertThat(failure.ended()).isEqualTo(1);
    assertThat(failure.ended()).isZero();
    assertThat(failure.failed("SML is down", START.plusSeconds(5))).contains("SML is down");
  }

  @Test
  void reasonsWithoutEndDoNotFillTheMemory() {
    for (int number = 0; number < 1_000; number++) {
      assertThat(failure.failed("attempt " + number, START.plusSeconds(number))).isPresent();
    }
    assertThat(failure.ended()).isEqualTo(1_000);
  }
}
