package es.sml.connector.alert.state;

import static es.sml.connector.alert.AlertSamples.mailbox;
import static es.sml.connector.alert.AlertSamples.settings;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import es.sml.connector.alert.Severity;
import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.language.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertMachineTest {
  private static final String TO_A = "send: [{to: [a]}]\n";

  private final List<String> said = new ArrayList<>();
  private List<AlertState> states = List.of();
  private AlertSettings settings = settings(TO_A);
  private Instant now = Instant.parse("2026-11-29T10:00:00Z");

  private static final Condition DOWN = mailbox("norte/one", Severity.WARNING);
  private static final Condition OTHER = mailbox("norte/two", Severity.WARNING);
  private static final Condition WORSE = mailbox("norte/one", Severity.CRITICAL);

  /** Steps of 30 seconds until the time is over. */
  private void pass(String minutes, Condition... present) {
    Instant end = now.plus(Duration.parse("PT" + minutes));
    while (!now.isAfter(end)) {
      AlertMachine.Step step = AlertMachine.next(states, List.of(present), settings, now);
      states = step.states();
      step.notices().forEach(notice -> said.add(words(notice)));
      now = now.plusSeconds(30);
    }
  }

  private static String words(Notice notice) {
    StringBuilder words = new StringBuilder(notice.channel());
    notice
        .entries()
        .forEach(
            entry ->
                words
                    .append(' ')
                    .append(entry.kind())
                    .append(' ')
                    .append(entry.condition().subject()));
    return words.toString();
  }

  @Test
  void waitsForTheHoldAndReportsOnce() {
    pass("1M30S", DOWN);
    assertThat(said).isEmpty();
    pass("1H", DOWN);
    assertThat(said).containsExactly("a OPENED norte/one");
  }

  @Test
  void forgetsWhatIsGoneBeforeTheHold() {
    pass("1M", DOWN);
    pass("3M");
    assertThat(states).isEmpty();
    assertThat(said).isEmpty();
  }

  @Test
  void reportsARecoveryThatLasts() {
    pass("3M", DOWN);
    pass("4M");
    assertThat(said).containsExactly("a OPENED norte/one");
    pass("1M");
    assertThat(said).containsExactly("a OPENED norte/one", "a RECOVERED norte/one");
    pass("1H30S");
    assertThat(states).isEmpty();
  }

  @Test
  void oneThatComesAndGoesIsOneAlert() {
    for (int i = 0; i < 20; i++) {
      pass("3M", DOWN);
      pass("2M");
    }
    assertThat(said).containsExactly("a OPENED norte/one");
  }

  @Test
  void waitsLongerForARecoveryEachTimeItReturns() {
    pass("3M", DOWN);
    pass("6M");
    pass("3M", DOWN);
    assertThat(said).hasSize(3);
    pass("8M");
    assertThat(said).hasSize(3);
    pass("3M");
    assertThat(said).hasSize(4).last().isEqualTo("a RECOVERED norte/one");
  }

  @Test
  void thoseOfOneGroupShareANotice() {
    pass("3M", DOWN, OTHER);
    assertThat(said).containsExactly("a OPENED norte/one OPENED norte/two");
  }

  @Test
  void aLaterOneOfTheGroupWaitsForTheNextNotice() {
    Condition third = mailbox("norte/three", Severity.WARNING);
    pass("2M", DOWN);
    pass("1M", DOWN, OTHER);
    pass("2M30S", DOWN, OTHER, third);
    assertThat(said).containsExactly("a OPENED norte/one");
    pass("1M", DOWN, OTHER, third);
    assertThat(said).containsExactly("a OPENED norte/one", "a OPENED norte/three OPENED norte/two");
  }

  @Test
  void aWarningWaitsUntilTheQuietHoursEnd() {
    settings = settings("send: [{to: [a], quiet-hours: '22:00-08:00'}]\n");
    now = Instant.parse("2026-11-29T22:10:00Z");
    pass("9H", DOWN);
    assertThat(said).isEmpty();
    pass("1H", DOWN);
    assertThat(said).containsExactly("a OPENED norte/one");
  }

  @Test
  void aWarningThatIsOverByThenIsNotReported() {
    settings = settings("send: [{to: [a], quiet-hours: '22:00-08:00'}]\n");
    now = Instant.parse("2026-11-29T23:00:00Z");
    pass("1H", DOWN);
    pass("10H");
    assertThat(said).isEmpty();
  }

  @Test
  void aCriticalOneDoesNotWait() {
    settings = settings("send: [{to: [a], quiet-hours: '22:00-08:00'}]\n");
    now = Instant.parse("2026-11-29T23:00:00Z");
    pass("3M", WORSE);
    assertThat(said).containsExactly("a OPENED norte/one");
  }

  @Test
  void escalatesOnceAndReportsTheRecoveryToBoth() {
    settings = settings("send: [{to: [a], escalate-after: 30m, escalate-to: [b]}]\n");
    pass("31M", DOWN);
    assertThat(said).containsExactly("a OPENED norte/one");
    pass("2H", DOWN);
    assertThat(said).containsExactly("a OPENED norte/one", "b ESCALATED norte/one");
    pass("6M");
    assertThat(said).contains("a RECOVERED norte/one", "b RECOVERED norte/one").hasSize(4);
  }

  @Test
  void remindsOfWhatStaysOpen() {
    settings = settings("send: [{to: [a], remind-after: 4h}]\n");
    pass("9H", DOWN);
    assertThat(said)
        .containsExactly("a OPENED norte/one", "a REMINDER norte/one", "a REMINDER norte/one");
  }

  @Test
  void reportsAnAlertAgainThatBecomesCritical() {
    pass("3M", DOWN);
    pass("10M", WORSE);
    pass("10M", DOWN);
    pass("10M", WORSE);
    assertThat(said).containsExactly("a OPENED norte/one", "a OPENED norte/one");
  }

  @Test
  void sendsAnAlertToTheRoutesThatCarryIt() {
    settings =
        settings(
            "send: [{to: [a], severities: [critical]}, {to: [b], dealers: [norte]},"
                + " {to: [a], rules: [disk]}, {to: [a], dealers: [sur]}]\n");
    pass("3M", DOWN);
    assertThat(said).containsExactly("b OPENED norte/one");
    pass("3M", WORSE);
    assertThat(said)
        .containsExactly("b OPENED norte/one", "a OPENED norte/one", "b OPENED norte/one");
  }

  @Test
  void aRuleThatIsOffReportsNothing() {
    settings = settings(TO_A + "rules: {mailbox: {enabled: false}}\n");
    pass("1H", DOWN);
    assertThat(states).isEmpty();
  }

  @Test
  void aChannelWithoutARouteGetsNothingMore() {
    pass("3M", DOWN);
    settings = settings("send: [{to: [b]}]\n");
    pass("3M", DOWN);
    pass("6M");
    assertThat(said)
        .containsExactly("a OPENED norte/one", "b OPENED norte/one", "b RECOVERED norte/one");
  }

  @Test
  void keepsTheBeginningThatTheProblemNames() {
    Instant since = now.minusSeconds(3600);
    Condition known =
        new Condition(
            DOWN.rule(),
            DOWN.subject(),
            DOWN.group(),
            DOWN.dealers(),
            DOWN.severity(),
            LocalizedText.untranslated("r"),
            since);
    pass("3M", known);
    assertThat(states.get(0).since()).isEqualTo(since);
  }

  private static Condition counted(AlertRule rule, long number) {
    return new Condition(
        rule,
        rule.label(),
        "all",
        Set.of(),
        Severity.CRITICAL,
        LocalizedText.untranslated("why"),
        null,
        number);
  }

  @Test
  void reportsEachMoreOfParkedLeadsAtMostOnceAnHour() {
    String notice = "a OPENED parked-leads";
    pass("3M", counted(AlertRule.PARKED_LEADS, 3));
    pass("50M", counted(AlertRule.PARKED_LEADS, 4));
    assertThat(said).containsExactly(notice);
    pass("10M", counted(AlertRule.PARKED_LEADS, 5));
    assertThat(said).containsExactly(notice, notice);
    pass("3H", counted(AlertRule.PARKED_LEADS, 5));
    pass("3H", counted(AlertRule.PARKED_LEADS, 2));
    assertThat(said).containsExactly(notice, notice);
    pass("1M", counted(AlertRule.PARKED_LEADS, 3));
    assertThat(said).containsExactly(notice, notice, notice);
  }

  @Test
  void reportsDeadLettersAgainThatDoubled() {
    String notice = "a OPENED dead-letters";
    pass("3M", counted(AlertRule.DEAD_LETTERS, 5));
    pass("2H", counted(AlertRule.DEAD_LETTERS, 9));
    assertThat(said).containsExactly(notice);
    pass("2H", counted(AlertRule.DEAD_LETTERS, 10));
    assertThat(said).containsExactly(notice, notice);
  }

  @Test
  void reportsANewOneAfterAllWereGone() {
    pass("3M", counted(AlertRule.DEAD_LETTERS, 1));
    pass("2M");
    pass("2H", counted(AlertRule.DEAD_LETTERS, 1));
    assertThat(said).containsExactly("a OPENED dead-letters", "a OPENED dead-letters");
  }

  @Test
  void eachChannelHearsOfTheGrowth() {
    settings = settings("send: [{to: [a], escalate-after: 30m, escalate-to: [b]}]\n");
    pass("3M", counted(AlertRule.PARKED_LEADS, 1));
    pass("2H", counted(AlertRule.PARKED_LEADS, 2));
    assertThat(said)
        .containsExactly(
            "a OPENED parked-leads", "b ESCALATED parked-leads", "a OPENED parked-leads");
  }
}
