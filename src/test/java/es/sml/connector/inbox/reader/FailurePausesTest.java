package es.sml.connector.inbox.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailurePausesTest {
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofMinutes(5);

  private final FailurePauses pauses = new FailurePauses();

  @Test
  void waitsLongerWithEachConnectionThatReadsNothing() {
    assertThat(pauses.unread(true, SHORT)).isLessThan(Duration.ofSeconds(1));
    for (int i = 0; i < 10; i++) {
      pauses.unread(true, SHORT);
    }
    assertThat(pauses.unread(true, SHORT)).isGreaterThan(Duration.ofSeconds(25));
    assertThat(pauses.failures()).isEqualTo(12);
  }

  @Test
  void comesBackSoonToAServerThatCutsConnectionsAfterReading() {
    for (int i = 0; i < 20; i++) {
      assertThat(pauses.afterReading(true, SHORT)).isLessThan(Duration.ofSeconds(13));
    }
    assertThat(pauses.afterReading(true, LONG)).isLessThan(Duration.ofSeconds(1));
  }

  /** The mailbox was read a moment ago, so the server may be back in a moment. */
  @Test
  void beginsWithAShortPauseWhenAServerGoesAwayAfterManyCutConnections() {
    for (int i = 0; i < 20; i++) {
      pauses.afterReading(true, SHORT);
    }
    assertThat(pauses.unread(true, SHORT)).isLessThan(Duration.ofSeconds(1));
    assertThat(pauses.unread(true, SHORT)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void leavesAMailboxThatRefusesTheLoginAloneForLonger() {
    assertThat(pauses.unread(false, SHORT)).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    for (int i = 0; i < 20; i++) {
      pauses.unread(false, SHORT);
    }
    assertThat(pauses.unread(false, SHORT))
        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(15));
  }

  @Test
  void staysSoonWhileOnlyTheLedgerFails() {
    for (int i = 0; i < 20; i++) {
      assertThat(pauses.ofTheLedger()).isLessThan(Duration.ofSeconds(13));
    }
  }

  @Test
  void forgetsFailuresAfterASessionThatEndedWell() {
    for (int i = 0; i < 20; i++) {
      pauses.unread(true, SHORT);
    }
    pauses.none();
    assertThat(pauses.unread(true, SHORT)).isLessThan(Duration.ofSeconds(1));
    assertThat(pauses.failures()).isEqualTo(1);
  }
}
