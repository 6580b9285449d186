package es.sml.connector.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.testing.SettableClock;
import es.sml.connector.testing.StoreTest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PausesTest extends StoreTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final SettableClock clock = new SettableClock();
  private final AtomicInteger changes = new AtomicInteger();
  private final AtomicReference<List<Pause>> windows = new AtomicReference<>(List.of());
  private Pauses pauses;

  @BeforeEach
  void open() {
    pauses = new Pauses(database, clock, windows::get);
    pauses.onChange(changes::incrementAndGet);
  }

  @Test
  void pausesUntilAPersonEndsIt() {
    pauses.put(pause("norte", null));
    clock.advance(Duration.ofDays(400));
    assertThat(pauses.isPaused(PauseKind.DEALER, "norte")).isTrue();
    assertThat(pauses.isPaused(PauseKind.DEALER, "sur")).isFalse();
    assertThat(pauses.isPaused(PauseKind.CRM, "norte")).isFalse();
    assertThat(pauses.names(PauseKind.DEALER)).containsExactly("norte");

    assertThat(pauses.end(PauseKind.DEALER, "norte").who()).isEqualTo("ana");
    assertThat(pauses.isPaused(PauseKind.DEALER, "norte")).isFalse();
    assertThat(pauses.end(PauseKind.DEALER, "norte")).isNull();
    assertThat(changes).hasValue(2);
  }

  @Test
  void endsAtItsEndWithoutARefresh() {
    pauses.put(pause("norte", clock.instant().plus(HOUR)));
    clock.advance(HOUR.minusMillis(1));
    assertThat(pauses.isPaused(PauseKind.DEALER, "norte")).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(pauses.isPaused(PauseKind.DEALER, "norte")).isFalse();
    assertThat(pauses.all()).isEmpty();

    pauses.refresh();
    assertThat(changes).hasValue(2);
    assertThat(new PauseTable(database).all()).isEmpty();
  }

  @Test
  void beginsAtItsBegin() {
    Instant begin = clock.instant().plus(HOUR);
    pauses.put(new Pause(PauseKind.DEALER, "norte", "obras", "ana", begin, begin.plus(HOUR)));
    assertThat(pauses.isPaused(PauseKind.DEALER, "norte")).isFalse();
    assertThat(pauses.all()).hasSize(1);
    assertThat(changes).hasValue(0);

    clock.advance(HOUR);
    pauses.refresh();
    assertThat(pauses.isPaused(PauseKind.DEALER, "norte")).isTrue();
    assertThat(changes).hasValue(1);
  }

  @Test
  void aNewPauseReplacesTheOldOne() {
    pauses.put(pause("norte", null));
    pauses.put(pause("norte", clock.instant().plus(HOUR)));
    assertThat(pauses.all()).extracting(Pause::until).containsExactly(clock.instant().plus(HOUR));
  }

  @Test
  void isThereAfterARestart() {
    pauses.put(pause("norte", clock.instant().plus(HOUR)));
    Pauses restarted = new Pauses(database, clock, windows::get);
    restarted.refresh();
    assertThat(restarted.of(PauseKind.DEALER, "norte"))
        .isEqualTo(pauses.of(PauseKind.DEALER, "norte"));
  }

  @Test
  void noticesAtAStartThatItEndedMeanwhile() {
    pauses.put(pause("norte", clock.instant().plus(HOUR)));
    clock.advance(HOUR);
    Pauses restarted = new Pauses(database, clock, windows::get);
    restarted.refresh();
    assertThat(restarted.isPaused(PauseKind.DEALER, "norte")).isFalse();
    assertThat(new PauseTable(database).all()).isEmpty();
  }

  @Test
  void anotherNodeLearnsOfBeginAndEnd() {
    Pauses other = new Pauses(database, clock, windows::get);
    other.onChange(changes::incrementAndGet);
    pauses.put(pause("norte", null));
    other.refresh();
    assertThat(other.isPaused(PauseKind.DEALER, "norte")).isTrue();
    assertThat(other.end(PauseKind.DEALER, "norte")).isNotNull();
    pauses.refresh();
    assertThat(pauses.isPaused(PauseKind.DEALER, "norte")).isFalse();
    assertThat(changes).hasValue(4);
  }

  @Test
  void obeysAMaintenanceWindow() {
    Instant begin = clock.instant().plus(HOUR);
    windows.set(
        List.of(new Pause(PauseKind.ACCOUNT, "demo", "window", "file", begin, begin.plus(HOUR))));
    pauses.refresh();
    assertThat(pauses.all()).extracting(Pause::reason).containsExactly("window");
    assertThat(pauses.isPaused(PauseKind.ACCOUNT, "demo")).isFalse();
    clock.advance(HOUR);
    assertThat(pauses.isPaused(PauseKind.ACCOUNT, "demo")).isTrue();
    assertThat(pauses.end(PauseKind.ACCOUNT, "demo")).isNotNull();
    assertThat(pauses.isPaused(PauseKind.ACCOUNT, "demo")).isTrue();
    clock.advance(HOUR);
    assertThat(pauses.isPaused(PauseKind.ACCOUNT, "demo")).isFalse();
  }

  @Test
  void theLongerOfAPauseAndAWindowDecides() {
    Instant now = clock.instant();
    windows.set(
        List.of(new Pause(PauseKind.ACCOUNT, "demo", "window", "file", now, now.plus(HOUR))));
    pauses.put(new Pause(PauseKind.ACCOUNT, "demo", "short", "ana", now, now.plusSeconds(60)));
    assertThat(pauses.of(PauseKind.ACCOUNT, "demo").reason()).isEqualTo("window");
    pauses.put(new Pause(PauseKind.ACCOUNT, "demo", "long", "ana", now, now.plus(HOUR).plus(HOUR)));
    assertThat(pauses.of(PauseKind.ACCOUNT, "demo").reason()).isEqualTo("long");
    pauses.put(new Pause(PauseKind.ACCOUNT, "demo", "open", "ana", now, null));
    assertThat(pauses.of(PauseKind.ACCOUNT, "demo").reason()).isEqualTo("open");
    pauses.put(new Pause(PauseKind.ACCOUNT, "demo", "later", "ana", now.plusSeconds(60), null));
    assertThat(pauses.of(PauseKind.ACCOUNT, "demo").reason()).isEqualTo("window");
  }

  @Test
  void endsWithItsThing() {
    pauses.put(pause("norte", null));
    pauses.put(pause("sur", null));
    Map<PauseKind, Set<String>> names = new EnumMap<>(PauseKind.class);
    for (PauseKind kind : PauseKind.values()) {
      names.put(kind, Set.of("sur"));
    }
    pauses.keepOnly(names);
    assertThat(pauses.all()).extracting(Pause::name).containsExactly("sur");
  }

  @Test
  void callsItsListenersAgainIfOneFailed() {
    AtomicInteger calls = new AtomicInteger();
    pauses.onChange(
        () -> {
          if (calls.incrementAndGet() == 1) {
            throw new IllegalStateException("the broker is away");
          }
        });
    assertThatThrownBy(() -> pauses.put(pause("norte", null)))
        .isInstanceOf(IllegalStateException.class);
    pauses.refresh();
    pauses.refresh();
    assertThat(calls).hasValue(2);
  }

  @Test
  void saysWhoPausedItWhyAndUntilWhen() {
    assertThat(pause("norte", null).text()).hasToString("paused by ana: obras");
    assertThat(pause("norte", Instant.parse("2026-03-01T18:00:00Z")).text().toString())
        .startsWith("paused by ana: obras, until 2026-03-01 ");
  }

  private Pause pause(String dealer, Instant until) {
    return new Pause(PauseKind.DEALER, dealer, "obras", "ana", clock.instant(), until);
  }
}
