package es.sml.connector.console.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.console.request.TypedTime;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.view.pause.PauseView;
import es.sml.connector.ops.view.pause.PausesView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Shows the pauses, and pauses and resumes things. It has the lengths of a pause that the form
 * offers.
 */
public record PausePages(OpsApiClient api) {
  private static final List<String> KINDS =
      List.of("account", "dealer", "mailbox", "channel", "crm", "schedule");

  /** Lengths of a pause in minutes. */
  private static final Map<String, Integer> LENGTHS =
      Map.of("30m", 30, "1h", 60, "2h", 120, "4h", 240, "8h", 480, "1d", 1440, "7d", 10080);

  private static final List<String> ORDERED = List.of("30m", "1h", "2h", "4h", "8h", "1d", "7d");

  public Outcome list(PageRequest pageRequest) {
    PausesView found = api.get(pageRequest, OpsEndpoint.LIST_PAUSES, Map.of(), PausesView.class);
    Map<String, Object> values = new HashMap<>();
    values.put("at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    values.put("pauses", found.pauses());
    values.put("kinds", KINDS);
    values.put("lengths", ORDERED);
    values.put("kind", Objects.requireNonNullElse(pageRequest.parameter("kind"), "account"));
    values.put("name", Objects.requireNonNullElse(pageRequest.parameter("name"), ""));
    return new Outcome.View("pauses", values);
  }

  public Outcome pause(PageRequest pageRequest) {
    ObjectNode body = target(pageRequest).put("reason", pageRequest.field("reason"));
    String length = pageRequest.field("length");
    if (!pageRequest.field("until").isEmpty()) {
      body.put("until", TypedTime.read(pageRequest.field("until"), pageRequest.field("zone")));
    } else if (!length.isEmpty()) {
      if (!LENGTHS.containsKey(length)) {
        throw OpsException.wrong("refused.pause-length", "the form has no such length of a pause");
      }
      body.put("until", Instant.now().plus(Duration.ofMinutes(LENGTHS.get(length))).toString());
    }
    api.post(pageRequest, OpsEndpoint.PAUSE, body, PauseView.class);
    return new Outcome.Move(ConsolePage.PAUSES.path());
  }

  public Outcome resume(PageRequest pageRequest) {
    api.post(pageRequest, OpsEndpoint.RESUME, target(pageRequest), PauseView.class);
    return new Outcome.Move(ConsolePage.PAUSES.path());
  }

  private static ObjectNode target(PageRequest pageRequest) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", pageRequest.field("kind"))
        .put("name", pageRequest.field("name"));
  }
}
