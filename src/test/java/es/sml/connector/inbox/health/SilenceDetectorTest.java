package es.sml.connector.inbox.health;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SilenceDetectorTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

  @Test
  void reportsASilenceThreeTimesAsLongAsTheLongest() {
    SilenceDetector habit = mails(30, Duration.ofHours(12));
    Instant newest = habit.newest();
    assertThat(habit.silence(newest.plus(Duration.ofHours(36)))).isNull();
    LocalizedText silence = habit.silence(newest.plus(Duration.ofHours(37)));
    assertThat(silence.toString()).contains("no mail since " + newest, "12 h");
    assertThat(silence.in(Locale.forLanguageTag("es"))).startsWith("ningún correo desde " + newest);
  }

  @Test
  void aNightIsNoSilenceForABusyMailbox() {
    SilenceDetector habit = mails(100, Duration.ofMinutes(5));
    assertThat(habit.silence(habit.newest().plus(Duration.ofHours(24)))).isNull();
    assertThat(habit.silence(habit.newest().plus(Duration.ofHours(25)))).isNotNull();
  }

  @Test
  void reportsNothingBeforeThereAreEnoughMails() {
    SilenceDetector habit = mails(19, Duration.ofMinutes(5));
    assertThat(habit.silence(habit.newest().plus(Duration.ofDays(90)))).isNull();
    assertThat(SilenceDetector.UNKNOWN.silence(MONDAY)).isNull();
  }

  @Test
  void aLongGapIsForgottenByAndBy() {
    SilenceDetector habit = mails(2, Duration.ofDays(20));
    for (int i = 0; i < 200; i++) {
      habit = habit.another(habit.newest().plus(Duration.ofHours(1)));
    }
    assertThat(habit.longestGap()).isLessThan(Duration.ofHours(24));
  }

  private static SilenceDetector mails(int count, Duration apart) {
    SilenceDetector habit = SilenceDetector.UNKNOWN;
    for (int i = 0; i < count; i++) {
      habit = habit.another(MONDAY.plus(apart.multipliedBy(i)));
    }
    return habit;
  }
}
