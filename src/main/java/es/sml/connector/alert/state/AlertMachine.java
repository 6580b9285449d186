package es.sml.connector.alert.state;

import es.sml.connector.alert.Condition;
import es.sml.connector.alert.setting.AlertSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decides which alerts are open and which channel gets a notice, from one moment to the next. */
public final class AlertMachine {
  private final AlertSettings settings;
  private final Instant now;
  private final Map<String, AlertState> states = new TreeMap<>();

  private AlertMachine(AlertSettings settings, Instant now) {
    this.settings = settings;
    this.now = now;
  }

  /** The alerts after a step, and what is to be said. */
  public record Step(List<AlertState> states, List<Notice> notices) {}

  /**
   * Makes one step.
   *
   * @param before the alerts after the last step
   * @param present all problems of this moment
   */
  public static Step next(
      Collection<AlertState> before,
      Collection<Condition> present,
      AlertSettings settings,
      Instant now) {
    AlertMachine machine = new AlertMachine(settings, now);
    before.forEach(state -> machine.states.put(state.key(), state));
    machine.follow(present);
    List<Notice> notices = machine.notices();
    machine.states.values().removeIf(state -> state.isForgotten(now));
    return new Step(List.copyOf(machine.states.values()), notices);
  }

  private void follow(Collection<Condition> present) {
    for (Condition condition : present) {
      if (settings.rules().isOn(condition.rule())) {
        Duration hold = settings.rules().hold(condition.rule());
        AlertState known = states.get(condition.key());
        AlertState from = known == null ? AlertState.begin(condition, now, 0) : known;
        states.put(condition.key(), from.present(condition, now, hold));
      }
    }
    states.values().removeIf(state -> !state.seen().equals(now) && absent(state) == null);
    states.replaceAll((key, state) -> state.seen().equals(now) ? state : absent(state));
  }

  private AlertState absent(AlertState state) {
    return state.absent(
        now, settings.rules().hold(state.condition().rule()), settings.recoveryAfter());
  }

  private List<Notice> notices() {
    Map<String, List<Notice.Entry>> entries = new TreeMap<>();
    List<AlertState> all = List.copyOf(states.values());
    for (AlertState state : all) {
      ChannelChoice choice = new ChannelChoice(settings, state, all, now);
      AlertState after = state;
      for (Map.Entry<String, Notice.Kind> due : choice.due().entrySet()) {
        entries
            .computeIfAbsent(due.getKey(), any -> new ArrayList<>())
            .add(new Notice.Entry(due.getValue(), state.condition(), state.since(), now));
        after =
            due.getValue() == Notice.Kind.RECOVERED
                ? after.forgetting(due.getKey())
                : after.notified(due.getKey(), now);
      }
      for (String gone : choice.withoutRoute()) {
        after = after.forgetting(gone);
      }
      states.put(state.key(), after);
    }
    return entries.entrySet().stream()
        .map(each -> new Notice(each.getKey(), each.getValue()))
        .toList();
  }
}
