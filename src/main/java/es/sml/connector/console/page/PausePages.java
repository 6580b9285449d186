package es.sml.connector.console.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.console.request.TypedTime;
import es.sml.connector.ops.access.DealerLimit;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.view.pause.PauseView;
import es.sml.connector.ops.view.pause.PausesView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Shows the pauses, and pauses and resumes things. It has the lengths of a pause that the form
 * offers.
 */
public record PausePages(OpsApiClient api, Supplier<Map<String, Set<String>>> names) {
  /** Lengths of a pause in minutes. */
  private static final Map<String, Integer> LENGTHS =
      Map.of("30m", 30, "1h", 60, "2h", 120, "4h", 240, "8h", 480, "1d", 1440, "7d", 10080);

  private static final List<String> ORDERED = List.of("30m", "1h", "2h", "4h", "8h", "1d", "7d");

  public Outcome list(PageRequest pageRequest) {
    return list(pageRequest, null);
  }

  private Outcome list(PageRequest pageRequest, FormRefusal refusal) {
    PausesView found = api.get(pageRequest, OpsEndpoint.LIST_PAUSES, Map.of(), PausesView.class);
    Map<String, List<String>> offered = offered(pageRequest);
    Map<String, Object> values = new HashMap<>();
    values.put("at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    values.put("pauses", found.pauses());
    values.put("names", offered);
    values.put("lengths", ORDERED);
    values.put("kind", pageRequest.typed("kind", offered.keySet().stream().findFirst().orElse("")));
    for (String field : List.of("name", "reason", "length", "until")) {
      values.put(field, pageRequest.typed(field, ""));
    }
    return FormRefusal.view("pauses", values, refusal);
  }

  /** Returns the names of the things that the person may pause, by kind. */
  private Map<String, List<String>> offered(PageRequest pageRequest) {
    DealerLimit limit = pageRequest.session().caller().limit();
    Map<String, List<String>> offered = new LinkedHashMap<>();
    names
        .get()
        .forEach(
            (kind, all) -> {
              List<String> some = all.stream().filter(mayPause(limit, kind)).toList();
              if (limit == null || !some.isEmpty()) {
                offered.put(kind, some);
              }
            });
    return offered;
  }

  private static Predicate<String> mayPause(DealerLimit limit, String kind) {
    return limit == null ? name -> true : limit.pausable(kind).orElse(name -> false);
  }

  public Outcome pause(PageRequest pageRequest) {
    try {
      ObjectNode body = target(pageRequest).put("reason", pageRequest.field("reason"));
      String length = pageRequest.field("length");
      if (!pageRequest.field("until").isEmpty()) {
        body.put("until", TypedTime.read(pageRequest.field("until"), pageRequest.field("zone")));
      } else if (!length.isEmpty()) {
        if (!LENGTHS.containsKey(length)) {
          throw OpsException.wrong(
              "refused.pause-length", "the form has no such length of a pause");
        }
        body.put("until", Instant.now().plus(Duration.ofMinutes(LENGTHS.get(length))).toString());
      }
      api.post(pageRequest, OpsEndpoint.PAUSE, body, PauseView.class);
    } catch (RuntimeException e) {
      return list(pageRequest, FormRefusal.of(e, pageRequest));
    }
    return new Outcome.Move(ConsolePage.PAUSES.path());
  }

  public Outcome resume(PageRequest pageRequest) {
    try {
      api.post(pageRequest, OpsEndpoint.RESUME, target(pageRequest), PauseView.class);
    } catch (RuntimeException e) {
      return list(pageRequest, FormRefusal.of(e, pageRequest));
    }
    return new Outcome.Move(ConsolePage.PAUSES.path());
  }

  private static ObjectNode target(PageRequest pageRequest) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", pageRequest.field("kind"))
        .put("name", pageRequest.field("name"));
  }
}
