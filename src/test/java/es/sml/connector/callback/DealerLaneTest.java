package es.sml.connector.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DealerLaneTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void givesAsManyAsMayBeUnderWay() {
    DealerLane lane = DealerLane.single(4);
    assertThat(lane.reserve(0)).isEqualTo(4);
    assertThat(lane.reserve(0)).isZero();
    lane.giveBack(4, 1);
    assertThat(lane.reserve(0)).isEqualTo(3);
    lane.giveBack(3, 3);
    lane.succeeded();
    assertThat(lane.reserve(0)).isEqualTo(1);
  }

  @Test
  void givesOneBatchAtATime() {
    DealerLane lane = DealerLane.batches(500);
    assertThat(lane.reserve(0)).isEqualTo(500);
    lane.giveBack(500, 7);
    assertThat(lane.reserve(0)).isZero();
    lane.succeeded();
    assertThat(lane.reserve(0)).isEqualTo(500);
    lane.giveBack(500, 0);
    assertThat(lane.reserve(0)).isEqualTo(500);
  }

  @Test
  void leavesACrmAloneAfterFailuresInARowAndProbesWithOne() {
    DealerLane lane = DealerLane.single(8);
    lane.reserve(0);
    for (int failure = 1; failure <= 5; failure++) {
      assertThat(lane.failed(0, null)).isEqualTo(failure == 5);
    }
    lane.giveBack(3, 0);
    assertThat(lane.reserve(0)).isZero();
    assertThat(lane.reserve(SECOND)).isEqualTo(1);
    assertThat(lane.reserve(SECOND)).isZero();
    assertThat(lane.failed(SECOND, null)).isFalse();
    assertThat(lane.reserve(2 * SECOND)).isZero();
    assertThat(lane.reserve(3 * SECOND)).isEqualTo(1);
    lane.succeeded();
    assertThat(lane.reserve(3 * SECOND)).isEqualTo(8);
  }

  @Test
  void leavesACrmAloneThatAsksForIt() {
    DealerLane lane = DealerLane.single(2);
    lane.reserve(0);
    lane.giveBack(2, 1);
    assertThat(lane.failed(0, Duration.ofMinutes(10))).isTrue();
    assertThat(lane.reserve(599 * SECOND)).isZero();
    assertThat(lane.reserve(600 * SECOND)).isEqualTo(1);
  }

  @Test
  void tellsOfAPauseOnceWhateverWasUnderWayWhenItBegan() {
    DealerLane lane = DealerLane.single(6);
    lane.reserve(0);
    assertThat(lane.failed(0, Duration.ofSeconds(10))).isTrue();
    lane.succeeded(); // sent before the pause
    assertThat(lane.reserve(SECOND)).isZero();
    assertThat(lane.failed(0, Duration.ofSeconds(20))).isFalse();
    lane.succeeded();
    assertThat(lane.failed(0, null)).isFalse();
    lane.dropped();
    assertThat(lane.reserve(19 * SECOND)).isZero();
    assertThat(lane.reserve(20 * SECOND)).isEqualTo(1);
    assertThat(lane.reserve(20 * SECOND)).isZero();
    assertThat(lane.failed(20 * SECOND, Duration.ofSeconds(10))).isFalse();
    assertThat(lane.reserve(30 * SECOND)).isEqualTo(1);
    lane.succeeded();
    assertThat(lane.reserve(30 * SECOND)).isEqualTo(6);
    assertThat(lane.failed(30 * SECOND, Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void probesAgainWhereThereWasNothingToProbeWith() {
    DealerLane lane = DealerLane.single(2);
    lane.reserve(0);
    lane.giveBack(2, 1);
    lane.failed(0, Duration.ofSeconds(10));
    assertThat(lane.reserve(10 * SECOND)).isEqualTo(1);
    lane.giveBack(1, 0);
    assertThat(lane.reserve(10 * SECOND)).isEqualTo(1);
    lane.dropped();
    assertThat(lane.reserve(10 * SECOND)).isEqualTo(1);
    lane.succeeded();
    assertThat(lane.reserve(10 * SECOND)).isEqualTo(2);
  }

  @Test
  void goesOnAfterAFailureNowAndThen() {
    DealerLane lane = DealerLane.single(1);
    for (int i = 0; i < 20; i++) {
      assertThat(lane.reserve(0)).isEqualTo(1);
      lane.failed(0, null);
      assertThat(lane.reserve(0)).isEqualTo(1);
      lane.succeeded();
    }
  }
}
