package es.sml.connector.alert.state;

import es.sml.connector.alert.setting.AlertRoute;
import es.sml.connector.alert.setting.AlertSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides which channels get a notice of one alert now: the first one, a reminder, an escalation or
 * the recovery. Subjects of one group share a notice. AlertRoute decides what quiet hours hold
 * back.
 */
record ChannelChoice(AlertSettings settings, AlertState state, List<AlertState> all, Instant now) {
  /** Subjects of one group that fail one after the other share a notice. */
  static final Duration GROUP_WAIT = Duration.ofMinutes(5);

  /** More parked leads or dead letters are news, but not each of them. */
  private static final Duration GROWTH_WAIT = Duration.ofHours(1);

  /** Returns the channels with the kind of their notice. */
  Map<String, Notice.Kind> due() {
    Map<String, Notice.Kind> due = new TreeMap<>();
    for (AlertRoute route : settings.send()) {
      if (route.isQuiet(state.condition().severity(), settings.timeOfDay(now))) {
        continue;
      }
      if (state.closed() != null) {
        addRecovery(route, due);
      } else if (state.isOpen() && state.seen().equals(now)) {
        addOpen(route, due);
      }
    }
    return due;
  }

  private void addRecovery(AlertRoute route, Map<String, Notice.Kind> due) {
    state.notified().keySet().stream()
        .filter(channel -> route.to().contains(channel) || route.escalateTo().contains(channel))
        .forEach(channel -> due.put(channel, Notice.Kind.RECOVERED));
  }

  private void addOpen(AlertRoute route, Map<String, Notice.Kind> due) {
    if (!route.carries(state.condition())) {
      return;
    }
    for (String channel : route.to()) {
      Instant last = state.notified().get(channel);
      if (last == null || last.isBefore(state.graded()) || hasGrown(channel, last)) {
        if (!isGroupJustNotified(channel)) {
          due.put(channel, Notice.Kind.OPENED);
        }
      } else if (route.remindAfter() != null && isOver(last, route.remindAfter())) {
        due.putIfAbsent(channel, Notice.Kind.REMINDER);
      }
    }
    if (route.escalateAfter() != null && isOver(state.opened(), route.escalateAfter())) {
      for (String channel : route.escalateTo()) {
        if (!state.notified().containsKey(channel)) {
          due.putIfAbsent(channel, Notice.Kind.ESCALATED);
        }
      }
    }
  }

  private boolean hasGrown(String channel, Instant last) {
    return isOver(last, GROWTH_WAIT) && state.hasGrownFor(channel);
  }

  private boolean isOver(Instant from, Duration time) {
    return !now.isBefore(from.plus(time));
  }

  private boolean isGroupJustNotified(String channel) {
    return all.stream()
        .filter(other -> !other.key().equals(state.key()))
        .filter(other -> other.condition().rule() == state.condition().rule())
        .filter(other -> other.condition().group().equals(state.condition().group()))
        .map(other -> other.notified().get(channel))
        .anyMatch(last -> last != null && last.plus(GROUP_WAIT).isAfter(now));
  }

  /** Returns the channels that no route names anymore; they get no recovery. */
  List<String> withoutRoute() {
    return state.notified().keySet().stream()
        .filter(
            channel ->
                settings.send().stream()
                    .noneMatch(
                        route ->
                            route.to().contains(channel) || route.escalateTo().contains(channel)))
        .toList();
  }
}
