package es.sml.connector.ops.health;

import es.sml.connector.broker.client.QueueState;
import es.sml.connector.command.Command;
import es.sml.connector.ops.view.StatusView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The queues that the status shows. A reader knows the queue of commands, not the internal ones of
 * each account.
 */
final class ShownQueues {
  private ShownQueues() {}

  static List<StatusView.Queue> views(List<QueueState> all, Instant now) {
    return of(all).stream().map(state -> view(state, now)).toList();
  }

  static List<QueueState> of(List<QueueState> all) {
    Map<String, QueueState> shown = new LinkedHashMap<>();
    all.forEach(state -> shown.merge(name(state), named(state), ShownQueues::sum));
    return List.copyOf(shown.values());
  }

  private static StatusView.Queue view(QueueState state, Instant now) {
    return new StatusView.Queue(
        state.queue(),
        state.depth(),
        StatusReport.text(state.oldest()),
        state.oldest() == null ? null : seconds(state.oldest(), now));
  }

  static long seconds(Instant since, Instant now) {
    return Math.max(0, Duration.between(since, now).toSeconds());
  }

  private static String name(QueueState state) {
    return state.queue().startsWith(Command.QUEUE + ".") ? Command.QUEUE : state.queue();
  }

  private static QueueState named(QueueState state) {
    return new QueueState(name(state), state.depth(), state.oldest());
  }

  private static QueueState sum(QueueState one, QueueState other) {
    Instant oldest =
        Stream.of(one, other)
            .map(QueueState::oldest)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new QueueState(one.queue(), one.depth() + other.depth(), oldest);
  }
}
