package es.sml.connector.door.meta.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import es.sml.connector.door.meta.graph.GraphException.Kind;
import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PageGateTest {
  private long now;
  private final PageGate gate = new PageGate("norte/fb", () -> now);

  @Test
  void aThrottledPageWaitsAsLongAsMetaAsks() {
    Duration asked = Duration.ofMinutes(7);
    assertThat(fail("1", Kind.THROTTLED, asked).pause()).isEqualTo(asked);
    now += Duration.ofMinutes(6).toNanos();
    assertThat(pass("1").pause()).isEqualTo(Duration.ofMinutes(1));
    assertThat(gate.waiting()).containsOnlyKeys("1");
    assertThat(gate.pass("2", () -> "other page")).isEqualTo("other page");
    now += Duration.ofMinutes(2).toNanos();
    assertThat(gate.pass("1", () -> "open")).isEqualTo("open");
    assertThat(gate.waiting()).isEmpty();
  }

  @Test
  void pausesGrowToFiveMinutes() {
    Duration last = Duration.ZERO;
    for (int i = 0; i < 12; i++) {
      Duration pause = fail("1", Kind.UNAVAILABLE, null).pause();
      assertThat(pause).isGreaterThanOrEqualTo(last);
      now += pause.toNanos() + 1;
      last = pause;
    }
    assertThat(last).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void aRefusedTokenIsReportedAtOnceAndAnOutageLater() {
    fail("1", Kind.TOKEN, null);
    assertThat(gate.troubles()).containsOnlyKeys("1");
    for (int i = 0; i < 3; i++) {
      assertThat(gate.troubles()).doesNotContainKey("2");
      now += fail("2", Kind.UNAVAILABLE, null).pause().toNanos() + 1;
    }
    assertThat(gate.troubles()).containsKeys("1", "2");
  }

  @Test
  void anAbsentLeadDelaysNoOther() {
    fail("1", Kind.ABSENT, null);
    fail("1", Kind.REFUSED, null);
    assertThat(gate.pass("1", () -> "open")).isEqualTo("open");
  }

  private GraphException fail(String page, Kind kind, Duration pause) {
    return catchThrowableOfType(
        GraphException.class,
        () ->
            gate.pass(
                page,
                () -> {
                  throw new GraphException(kind, LocalizedText.untranslated("failed"), pause);
                }));
  }

  private GraphException pass(String page) {
    return catchThrowableOfType(
        GraphException.class,
        () ->
            gate.pass(
                page,
                () -> {
                  throw new AssertionError("no request may go out");
                }));
  }
}
