package es.sml.connector.parse.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.result.ParseResult;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class ParseWatchdogTest {
  private static final ParseResult READ = new ParseResult.NotALead("read");
  private static final int BIG = ParseWatchdog.SMALL + 1;

  private final ParseWatchdog watchdog = new ParseWatchdog(Duration.ofMillis(200));
  private final AtomicBoolean stop = new AtomicBoolean();

  @AfterEach
  void endsWhatDoesNotEnd() {
    stop.set(true);
    MDC.clear();
  }

  @Test
  void givesWhatTheReadingGives() {
    assertThat(watchdog.run(() -> READ, BIG)).isSameAs(READ);
    assertThatThrownBy(
            () ->
                watchdog.run(
                    () -> {
                      throw new UnreadableMessageException("empty");
                    },
                    BIG))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage("empty");
    assertThatThrownBy(
            () ->
                watchdog.run(
                    () -> {
                      throw new StackOverflowError();
                    },
                    BIG))
        .isInstanceOf(StackOverflowError.class);
  }

  @Test
  void stopsASlowReadingAndReadsTheNext() {
    assertThatThrownBy(() -> watchdog.run(this::untilItsNextStep, BIG))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("s of processor time");
    assertThat(watchdog.run(() -> READ, BIG)).isSameAs(READ);
    await().until(() -> watchdog.unended() == 0);
  }

  @Test
  void countsReadingsThatDoNotEndAndReadsSmallMessagesAllTheSame() {
    for (int i = 0; i < ParseWatchdog.MOST_UNENDED; i++) {
      assertThatThrownBy(() -> watchdog.run(this::untilStopped, BIG))
          .isInstanceOf(UnreadableMessageException.class);
    }
    assertThat(watchdog.unended()).isEqualTo(ParseWatchdog.MOST_UNENDED);
    assertThatThrownBy(() -> watchdog.run(() -> READ, BIG))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageStartingWith("the message was not read because 4 others");
    assertThat(watchdog.run(() -> READ, ParseWatchdog.SMALL)).isSameAs(READ);
    stop.set(true);
    await().until(() -> watchdog.unended() == 0);
    assertThat(watchdog.run(() -> READ, BIG)).isSameAs(READ);
  }

  @Test
  void readsUnderTheLogContextOfTheConsumer() {
    MDC.put("lead", "abc");
    AtomicReference<String> seen = new AtomicReference<>();
    watchdog.run(
        () -> {
          seen.set(MDC.get("lead"));
          return READ;
        },
        BIG);
    assertThat(seen).hasValue("abc");
    assertThat(MDC.get("lead")).isEqualTo("abc");
  }

  @Test
  void goesOnReadingForAnInterruptedConsumer() {
    Thread.currentThread().interrupt();
    assertThat(watchdog.run(() -> READ, BIG)).isSameAs(READ);
    assertThat(Thread.interrupted()).isTrue();
  }

  private ParseResult untilItsNextStep() {
    while (!stop.get()) {
      ParseThread.step();
    }
    return READ;
  }

  private ParseResult untilStopped() {
    while (!stop.get()) {
      Thread.onSpinWait();
    }
    return READ;
  }
}
