package es.sml.connector.runtime.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.config.file.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DiskSpaceTest {
  private static final long PLENTY = 1L << 40;

  @TempDir private Path directory;
  private final AtomicInteger starts = new AtomicInteger();

  @Test
  void waitsForRoomBeforeTheStart() throws Exception {
    AtomicLong checks = new AtomicLong();
    DiskSpace disk = disk(() -> checks.incrementAndGet() > 5 ? PLENTY : 0);
    assertThat(disk.whenThereIsRoom(starts::incrementAndGet)).isEqualTo(1);
    assertThat(checks).hasValueGreaterThan(5);
  }

  @Test
  void retriesAStartThatFilledTheDisk() throws Exception {
    assertThat(
            disk(() -> PLENTY)
                .whenThereIsRoom(failingOnce(new IOException("No space left on device"))))
        .isEqualTo(2);
  }

  @Test
  void doesNotWaitWhereWaitingCannotHelp() {
    IllegalStateException other = new IllegalStateException("the port is taken");
    assertThatThrownBy(() -> disk(() -> PLENTY).whenThereIsRoom(failingOnce(other)))
        .isSameAs(other);
    ConfigurationException wrong = new ConfigurationException(List.of());
    AtomicInteger checks = new AtomicInteger();
    starts.set(0);
    DiskSpace fillingUp = disk(() -> checks.incrementAndGet() == 1 ? PLENTY : 0);
    assertThatThrownBy(() -> fillingUp.whenThereIsRoom(failingOnce(wrong))).isSameAs(wrong);
  }

  /** The broker wraps it in its own failure. */
  @Test
  void namesTheLimitOfOpenFiles() {
    Exception failure =
        new IllegalStateException(
            "the embedded broker does not start", new IOException("Too many open files"));
    assertThatThrownBy(() -> disk(() -> PLENTY).whenThereIsRoom(failingOnce(failure)))
        .hasMessageContaining("LimitNOFILE")
        .hasCause(failure);
  }

  private DiskSpace disk(LongSupplier usable) {
    return new DiskSpace(directory, usable, Duration.ofMillis(1));
  }

  private Callable<Integer> failingOnce(Exception failure) {
    return () -> {
      if (starts.incrementAndGet() == 1) {
        throw failure;
      }
      return starts.get();
    };
  }
}
