package es.sml.connector.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How whoever tries tokens is slowed. */
class LoginBrakeTest {
  private final AtomicLong now = new AtomicLong();
  private final LoginBrake brake = new LoginBrake(now::get);

  @Test
  void aFewMistakesAreFree() {
    fail(3);
    assertThat(brake.wait("a")).isZero();
  }

  @Test
  void moreTakeLongerEachTime() {
    fail(4);
    assertThat(brake.wait("a")).isEqualTo(Duration.ofSeconds(2));
    fail(1);
    assertThat(brake.wait("a")).isEqualTo(Duration.ofSeconds(4));
    fail(40);
    assertThat(brake.wait("a")).isEqualTo(Duration.ofMinutes(1));
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(brake.wait("a")).isZero();
  }

  @Test
  void othersDoNotWaitAndWhoSucceedsBeginsAnew() {
    fail(6);
    assertThat(brake.wait("b")).isZero();
    brake.succeeded("a");
    assertThat(brake.wait("a")).isZero();
    fail(3);
    assertThat(brake.wait("a")).isZero();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      brake.failed("a");
    }
  }
}
