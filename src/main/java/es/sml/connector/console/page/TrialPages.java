package es.sml.connector.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.view.lead.TrialView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Shows what the connector reads in a message. */
public record TrialPages(OpsApiClient api, Supplier<List<String>> dealers) {
  /** A result with its JSON in lines. */
  public record Shown(TrialView.Result result, String sml) {}

  /** Shows the form for a message. */
  public Outcome form(PageRequest pageRequest) {
    return new Outcome.View("try", values(pageRequest, "", "", null));
  }

  public Outcome message(PageRequest pageRequest) {
    String text = pageRequest.field("text");
    String file = pageRequest.field("base64");
    String dealer = pageRequest.field("dealer");
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("dealer", dealer);
    if (file.isEmpty()) {
      body.put("text", text);
    } else {
      body.put("base64", file).put("name", pageRequest.field("name"));
    }
    TrialView read = api.post(pageRequest, OpsEndpoint.TRY_MESSAGE, body, TrialView.class);
    return new Outcome.View("try", values(pageRequest, dealer, text, read));
  }

  /** Reads a dead letter with the formats in force now. */
  public Outcome deadLetter(PageRequest pageRequest) {
    TrialView read =
        api.post(
            pageRequest,
            OpsEndpoint.TRY_DEAD_LETTER,
            JsonNodeFactory.instance.objectNode(),
            TrialView.class);
    Map<String, Object> values = values(pageRequest, "", "", read);
    values.put("deadLetter", pageRequest.name());
    return new Outcome.View("try", values);
  }

  private Map<String, Object> values(
      PageRequest pageRequest, String dealer, String text, TrialView read) {
    Map<String, Object> values = new HashMap<>();
    values.put("dealers", OpsApiClient.limited(dealers.get(), pageRequest));
    values.put("dealer", dealer);
    values.put("text", text);
    values.put("deadLetter", null);
    values.put(
        "results", read == null ? null : read.results().stream().map(TrialPages::shown).toList());
    return values;
  }

  private static Shown shown(TrialView.Result result) {
    JsonNode sml = result.sml();
    return new Shown(result, sml == null ? null : sml.toPrettyString());
  }
}
