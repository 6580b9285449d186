package es.sml.connector.ops.crm;

import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.TimeRange;
import es.sml.connector.status.store.EventLog.Filter;
import es.sml.connector.status.store.OutboxEvent.State;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the filter of events from a request: state and times. It refuses other values. */
final class EventFilter {
  private EventFilter() {}

  /**
   * @param state label of a state; null for any
   * @param since time in ISO 8601; null for any
   * @param until time in ISO 8601; null for any
   */
  static Filter of(String dealer, String state, String since, String until) {
    TimeRange range = TimeRange.of(since, until);
    return new Filter(dealer, state == null ? null : state(state), range.since(), range.until());
  }

  static String label(State state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static State state(String written) {
    return Stream.of(State.values())
        .filter(state -> label(state).equals(written))
        .findFirst()
        .orElseThrow(
            () ->
                OpsException.wrong(
                    "refused.event-state",
                    "state must be one of {0}",
                    Stream.of(State.values())
                        .map(EventFilter::label)
                        .collect(Collectors.joining(", "))));
  }
}
