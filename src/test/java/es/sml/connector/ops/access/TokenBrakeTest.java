package es.sml.connector.ops.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The brake slows a caller that tries tokens. */
class TokenBrakeTest {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final TokenBrake brake = new TokenBrake(now::get);

  @Test
  void fiveMistakesAreFree() {
    for (int i = 0; i < 5; i++) {
      assertThat(brake.pause()).isZero();
      assertThat(brake.wrong()).isZero();
    }
    assertThat(brake.pause()).isEqualTo(PAUSE);
    assertThat(brake.wrong()).isEqualTo(PAUSE);
  }

  @Test
  void aMistakeIsForgottenEveryTwelveSeconds() {
    for (int i = 0; i < 1_000; i++) {
      brake.wrong();
    }
    pass(Duration.ofSeconds(11));
    assertThat(brake.pause()).isEqualTo(PAUSE);
    pass(Duration.ofSeconds(1));
    assertThat(brake.wrong()).isZero();
    assertThat(brake.wrong()).isEqualTo(PAUSE);
    pass(Duration.ofDays(1));
    fiveMistakesAreFree();
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
