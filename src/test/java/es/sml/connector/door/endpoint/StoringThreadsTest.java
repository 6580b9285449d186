package es.sml.connector.door.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoringThreadsTest {
  private final StoringThreads threads = new StoringThreads(() -> false);
  private final CountDownLatch stored = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();

  @AfterEach
  void end() throws InterruptedException {
    stored.countDown();
    threads.close();
  }

  @Test
  void aStoredMessageWaitsOnlyWhileManySendersWait() {
    send(11);
    await().until(() -> running.get() == 11);
    assertThat(threads.pause()).isZero();
    send(1);
    await().until(() -> running.get() == 12);
    assertThat(IntStream.range(0, 100).map(i -> threads.pause()).distinct())
        .hasSizeGreaterThan(1)
        .allMatch(pause -> pause >= 500 && pause < 1_500);
    stored.countDown();
    await().until(() -> threads.pause() == 0);
  }

  @Test
  void refusesWhatWouldWaitTooLong() {
    assertThatThrownBy(() -> send(2_100)).isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void endsAfterTheWorkThatItAccepted() throws InterruptedException {
    send(100);
    stored.countDown();
    threads.close();
    assertThat(running).hasValue(100);
  }

  private void send(int requests) {
    for (int i = 0; i < requests; i++) {
      threads.execute(this::store);
    }
  }

  private void store() {
    running.incrementAndGet();
    try {
      stored.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
