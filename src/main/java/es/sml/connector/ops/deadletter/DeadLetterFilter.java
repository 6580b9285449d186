package es.sml.connector.ops.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.deadletter.DeadLetterSelector;
import es.sml.connector.deadletter.OperatorQueue;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.http.TimeRange;
import es.sml.connector.ops.view.lead.DeadLetterView;
import es.sml.connector.parse.text.Misspelling;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A filter for dead letters by queue, dealer, stage, reason, state, time or format. It refuses
 * unknown fields and values. A field that is null matches all.
 *
 * @param reason text within the displayed reason, in upper or lower case
 * @param state the state of the lead in the ledger
 * @param format the format that reads the message now
 */
public record DeadLetterFilter(
    OperatorQueue queue,
    Set<String> dealers,
    String account,
    String stage,
    String reason,
    LeadState state,
    String key,
    Long since,
    Long until,
    String format) {
  static final Set<String> NAMES =
      Set.of(
          "queue", "dealer", "account", "stage", "reason", "state", "key", "since", "until",
          "format");

  static DeadLetterFilter of(Map<String, String> query) {
    TimeRange range = TimeRange.of(query.get("since"), query.get("until"));
    return new DeadLetterFilter(
        queue(query.getOrDefault("queue", OperatorQueue.DEAD.label())),
        OpsRequest.dealers(query.get("dealer")),
        query.get("account"),
        stage(query.get("stage")),
        query.get("reason"),
        state(query.get("state")),
        query.get("key"),
        range.sinceMillis(),
        range.untilMillis(),
        query.get("format"));
  }

  static DeadLetterFilter of(JsonNode body) {
    Map<String, String> query = new LinkedHashMap<>();
    body.properties()
        .forEach(
            entry -> {
              if (!NAMES.contains(entry.getKey())) {
                throw OpsException.wrong(
                    "refused.no-filter-field",
                    "the filter has no field {0}; its fields are {1}",
                    entry.getKey(),
                    new TreeSet<>(NAMES));
              }
              query.put(entry.getKey(), entry.getValue().asText());
            });
    return of(query);
  }

  /** Returns the conditions that the broker itself can check. */
  DeadLetterSelector selector() {
    return DeadLetterSelector.all()
        .dealers(dealers)
        .account(account)
        .stage(stage)
        .keyBegins(key)
        .since(since)
        .until(until);
  }

  // A misspelt stage would look like a queue without dead letters.
  private static String stage(String written) {
    if (written != null && !DeadLetterView.STAGES.contains(written)) {
      throw OpsException.wrong(
          "refused.no-stage",
          "dead letters have no stage {0}{1}",
          written,
          Misspelling.hint(written, DeadLetterView.STAGES));
    }
    return written;
  }

  static OperatorQueue queue(String label) {
    return OperatorQueue.of(label)
        .orElseThrow(
            () -> OpsException.wrong("refused.queue", "queue must be dead, parked or dismissed"));
  }

  /**
   * Returns the state with that name; null for null.
   *
   * @param others what a caller may write in place of a state
   */
  public static LeadState state(String name, String... others) {
    if (name == null) {
      return null;
    }
    return Stream.of(LeadState.values())
        .filter(state -> state.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                OpsException.wrong(
                    "refused.no-state",
                    "there is no state {0}; the states are {1}",
                    name,
                    Stream.concat(Stream.of(LeadState.values()), Stream.of(others)).toList()));
  }
}
