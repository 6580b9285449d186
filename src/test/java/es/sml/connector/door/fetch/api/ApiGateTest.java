package es.sml.connector.door.fetch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import es.sml.connector.door.fetch.api.ApiException.Kind;
import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ApiGateTest {
  private long now;
  private final ApiGate gate = new ApiGate("norte/fb", () -> now);

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

  private ApiException fail(String page, Kind kind, Duration pause) {
    return catchThrowableOfType(
        ApiException.class,
        () ->
            gate.pass(
                page,
                () -> {
                  throw new ApiException(kind, LocalizedText.untranslated("failed"), pause);
                }));
  }

  private ApiException pass(String page) {
    return catchThrowableOfType(
        ApiException.class,
        () ->
            gate.pass(
                page,
                () -> {
                  throw new AssertionError("no request may go out");
                }));
  }
}
