package es.sml.connector.sml.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefreshTimesTest {
  private static final String MAIN = "main";

  private Duration now = Duration.ZERO;
  private final RefreshTimes times =
      new RefreshTimes(Duration.ofHours(6), Duration.ofSeconds(5), () -> now.toNanos());

  @Test
  void aReadIsDueAtTheStartAndThenOnSchedule() {
    assertThat(times.isDue(MAIN)).isTrue();
    times.succeeded(MAIN);
    assertThat(dueIn()).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void theWaitDoublesWithEachFailureUpToAMinute() {
    for (int seconds : new int[] {5, 10, 20, 40, 60, 60}) {
      times.failed(MAIN, null);
      assertThat(dueIn()).hasSeconds(seconds);
    }
    times.succeeded(MAIN);
    times.failed(MAIN, null);
    assertThat(dueIn()).hasSeconds(5);
  }

  @Test
  void waitsAsLongAsSmlAsks() {
    times.failed(MAIN, Duration.ofMinutes(7));
    assertThat(dueIn()).hasMinutes(7);
    times.failed(MAIN, Duration.ZERO);
    assertThat(dueIn()).hasSeconds(10);
  }

  private Duration dueIn() {
    Duration begun = now;
    while (!times.isDue(MAIN)) {
      now = now.plusSeconds(1);
    }
    return now.minus(begun);
  }
}
