package es.sml.connector.callback.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CrmDispatcherTest {
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void givesAsManyAsMayBeUnderWay() {
    CrmDispatcher dispatcher = CrmDispatcher.single(4, LONGEST);
    assertThat(dispatcher.reserve(0)).isEqualTo(4);
    assertThat(dispatcher.reserve(0)).isZero();
    dispatcher.giveBack(4, 1);
    assertThat(dispatcher.reserve(0)).isEqualTo(3);
    dispatcher.giveBack(3, 3);
    dispatcher.succeeded();
    assertThat(dispatcher.reserve(0)).isEqualTo(1);
  }

  @Test
  void givesOneBatchAtATime() {
    CrmDispatcher dispatcher = CrmDispatcher.batches(500, LONGEST);
    assertThat(dispatcher.reserve(0)).isEqualTo(500);
    dispatcher.giveBack(500, 7);
    assertThat(dispatcher.reserve(0)).isZero();
    dispatcher.succeeded();
    assertThat(dispatcher.reserve(0)).isEqualTo(500);
    dispatcher.giveBack(500, 0);
    assertThat(dispatcher.reserve(0)).isEqualTo(500);
  }

  @Test
  void leavesACrmAloneAfterFailuresInARowAndProbesWithOne() {
    CrmDispatcher dispatcher = CrmDispatcher.single(8, LONGEST);
    dispatcher.reserve(0);
    for (int failure = 1; failure <= 5; failure++) {
      assertThat(dispatcher.failed(0, null)).isEqualTo(failure == 5);
    }
    dispatcher.giveBack(3, 0);
    assertThat(dispatcher.reserve(0)).isZero();
    assertThat(dispatcher.reserve(SECOND)).isEqualTo(1);
    assertThat(dispatcher.reserve(SECOND)).isZero();
    assertThat(dispatcher.failed(SECOND, null)).isFalse();
    assertThat(dispatcher.reserve(2 * SECOND)).isZero();
    assertThat(dispatcher.reserve(3 * SECOND)).isEqualTo(1);
    dispatcher.succeeded();
    assertThat(dispatcher.reserve(3 * SECOND)).isEqualTo(8);
  }

  @Test
  void pausesNoLongerThanFiveMinutesOrTheSetting() {
    assertThat(pauseAfterManyFailures(LONGEST)).isEqualTo(Duration.ofMinutes(5));
    assertThat(pauseAfterManyFailures(Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(20));
  }

  private static Duration pauseAfterManyFailures(Duration longest) {
    CrmDispatcher dispatcher = CrmDispatcher.single(20, longest);
    dispatcher.reserve(0);
    dispatcher.giveBack(20, 5);
    for (int failure = 1; failure <= 5; failure++) {
      dispatcher.failed(0, null);
    }
    long now = 0;
    for (int probe = 1; probe <= 12; probe++) {
      now += dispatcher.pause(now).toNanos();
      assertThat(dispatcher.reserve(now)).isEqualTo(1);
      dispatcher.failed(now, null);
    }
    return dispatcher.pause(now);
  }

  @Test
  void testsTheCrmAtOnceWhenItsPauseIsEnded() {
    CrmDispatcher dispatcher = CrmDispatcher.single(2, LONGEST);
    dispatcher.reserve(0);
    dispatcher.giveBack(2, 1);
    dispatcher.failed(0, Duration.ofMinutes(10));
    assertThat(dispatcher.reserve(SECOND)).isZero();
    dispatcher.endPause(SECOND);
    assertThat(dispatcher.reserve(SECOND)).isEqualTo(1);
    assertThat(dispatcher.reserve(SECOND)).isZero();
  }

  @Test
  void leavesACrmAloneThatAsksForIt() {
    CrmDispatcher dispatcher = CrmDispatcher.single(2, LONGEST);
    dispatcher.reserve(0);
    dispatcher.giveBack(2, 1);
    assertThat(dispatcher.failed(0, Duration.ofMinutes(10))).isTrue();
    assertThat(dispatcher.reserve(599 * SECOND)).isZero();
    assertThat(dispatcher.reserve(600 * SECOND)).isEqualTo(1);
  }

  @Test
  void reportsAPauseOnceDespiteRequestsUnderWay() {
    CrmDispatcher dispatcher = CrmDispatcher.single(6, LONGEST);
    dispatcher.reserve(0);
    assertThat(dispatcher.failed(0, Duration.ofSeconds(10))).isTrue();
    dispatcher.succeeded(); // sent before the pause
    assertThat(dispatcher.reserve(SECOND)).isZero();
    assertThat(dispatcher.failed(0, Duration.ofSeconds(20))).isFalse();
    dispatcher.succeeded();
    assertThat(dispatcher.failed(0, null)).isFalse();
    dispatcher.dropped();
    assertThat(dispatcher.reserve(19 * SECOND)).isZero();
    assertThat(dispatcher.reserve(20 * SECOND)).isEqualTo(1);
    assertThat(dispatcher.reserve(20 * SECOND)).isZero();
    assertThat(dispatcher.failed(20 * SECOND, Duration.ofSeconds(10))).isFalse();
    assertThat(dispatcher.reserve(30 * SECOND)).isEqualTo(1);
    dispatcher.succeeded();
    assertThat(dispatcher.reserve(30 * SECOND)).isEqualTo(6);
    assertThat(dispatcher.failed(30 * SECOND, Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void probesAfterAProbeWithoutAnEvent() {
    CrmDispatcher dispatcher = CrmDispatcher.single(2, LONGEST);
    dispatcher.reserve(0);
    dispatcher.giveBack(2, 1);
    dispatcher.failed(0, Duration.ofSeconds(10));
    assertThat(dispatcher.reserve(10 * SECOND)).isEqualTo(1);
    dispatcher.giveBack(1, 0);
    assertThat(dispatcher.reserve(10 * SECOND)).isEqualTo(1);
    dispatcher.dropped();
    assertThat(dispatcher.reserve(10 * SECOND)).isEqualTo(1);
    dispatcher.succeeded();
    assertThat(dispatcher.reserve(10 * SECOND)).isEqualTo(2);
  }

  @Test
  void goesOnAfterAFailureNowAndThen() {
    CrmDispatcher dispatcher = CrmDispatcher.single(1, LONGEST);
    for (int i = 0; i < 20; i++) {
      assertThat(dispatcher.reserve(0)).isEqualTo(1);
      dispatcher.failed(0, null);
      assertThat(dispatcher.reserve(0)).isEqualTo(1);
      dispatcher.succeeded();
    }
  }
}
