package es.sml.connector.alert.state;

import static es.sml.connector.alert.AlertSamples.mailbox;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.alert.AlertSamples;
import es.sml.connector.alert.Condition;
import es.sml.connector.alert.Severity;
import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.alert.state.Notice.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for each course of problems. */
class AlertMachinePropertyTest {
  private static final Duration STEP = Duration.ofSeconds(30);
  private static final AlertSettings SETTINGS =
      AlertSamples.settings(
          """
          send:
            - {to: [a], quiet-hours: "22:00-08:00", remind-after: 1h}
            - {to: [b], severities: [critical], quiet-hours: "22:00-08:00", escalate-after: 20m, escalate-to: [a]}
          """);

  /** Each number is a course of two mailboxes for some minutes. */
  @Property(tries = 300)
  void eachNoticeFollowsFromTheOneBefore(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 8) Integer> courses,
      @ForAll @IntRange(min = 1, max = 40) int stretch) {
    Receivers receivers = new Receivers();
    for (int course : courses) {
      for (int i = 0; i < stretch; i++) {
        receivers.step(present(course));
      }
    }
    for (int i = 0; i < 24 * 120; i++) {
      receivers.step(List.of());
    }
    assertThat(receivers.known.values()).as("what is not over for a channel").isEmpty();
    assertThat(receivers.states).isEmpty();
  }

  private static List<Condition> present(int course) {
    List<Condition> present = new ArrayList<>();
    for (int mailbox = 0; mailbox < 2; mailbox++) {
      int state = mailbox == 0 ? course / 3 : course % 3;
      if (state > 0) {
        present.add(mailbox("norte/" + mailbox, state == 1 ? Severity.WARNING : Severity.CRITICAL));
      }
    }
    return present;
  }

  /** What the receivers of the notices know. */
  private static final class Receivers {
    private final Map<String, String> known = new HashMap<>();
    private final Map<String, Instant> begun = new HashMap<>();
    private List<AlertState> states = List.of();
    private Instant now = Instant.parse("2026-11-29T20:00:00Z");

    private void step(List<Condition> present) {
      Set<String> keys = new HashSet<>();
      present.forEach(
          condition -> {
            keys.add(condition.key());
            begun.putIfAbsent(condition.key(), now);
          });
      AlertMachine.Step step = AlertMachine.next(states, present, SETTINGS, now);
      states = step.states();
      assertThat(step.notices()).extracting(Notice::channel).doesNotHaveDuplicates();
      for (Notice notice : step.notices()) {
        assertThat(notice.entries()).isNotEmpty();
        notice.entries().forEach(entry -> check(notice.channel(), entry, keys));
      }
      begun
          .keySet()
          .removeIf(
              key -> !keys.contains(key) && states.stream().noneMatch(s -> s.key().equals(key)));
      now = now.plus(STEP);
    }

    private void check(String channel, Notice.Entry entry, Set<String> present) {
      String key = entry.condition().key();
      String place = channel + " " + key;
      if (entry.condition().severity() == Severity.WARNING && channel.equals("a")) {
        assertThat(isNight()).as("a warning at %s", now).isFalse();
      }
      if (entry.kind() == Kind.RECOVERED) {
        assertThat(known.remove(place)).as("only what is known is over").isNotNull();
        assertThat(present).doesNotContain(key);
      } else {
        assertThat(present).as("only what is there is reported").contains(key);
        assertThat(Duration.between(begun.get(key), now))
            .isGreaterThanOrEqualTo(Duration.ofMinutes(2));
        if (entry.kind() == Kind.REMINDER) {
          assertThat(known).containsKey(place);
        } else {
          String before = known.put(place, entry.condition().severity().label());
          assertThat(before).as("a second notice means that it got worse").isIn(null, "warning");
          assertThat(before).isNotEqualTo(entry.condition().severity().label());
        }
      }
    }

    private boolean isNight() {
      LocalTime time = now.atZone(ZoneOffset.UTC).toLocalTime();
      return time.getHour() >= 22 || time.getHour() < 8;
    }
  }
}
