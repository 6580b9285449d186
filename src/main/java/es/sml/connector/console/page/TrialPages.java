package es.sml.connector.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.console.text.PageFunctions;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.view.lead.BatchView;
import es.sml.connector.ops.view.lead.TrialView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Shows what the connector reads in a message, and creates leads by hand. */
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

  /** Sends the lead of the form in place of a dead letter. */
  public Outcome create(PageRequest pageRequest) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode lead = body.putObject("lead");
    ObjectNode client = lead.putObject("client");
    put(client, "name", pageRequest.field("name"));
    put(client, "phone", pageRequest.field("phone"));
    put(client, "email", pageRequest.field("email"));
    if (!pageRequest.field("vehicle").isEmpty()) {
      lead.putObject("vehicle").put("brand_model", pageRequest.field("vehicle"));
    }
    if (!pageRequest.field("note").isEmpty()) {
      lead.putArray("note").addObject().put("content", pageRequest.field("note"));
    }
    BatchView.Result result =
        api.post(pageRequest, OpsEndpoint.CREATE_BY_HAND, body, BatchView.class).results().get(0);
    if (!result.outcome().equals("success")) {
      throw new OpsException(409, LocalizedText.untranslated(result.text()));
    }
    return new Outcome.Move(
        result.key().isEmpty()
            ? ConsolePage.DEAD_LETTERS.path()
            : ConsolePage.LEADS.path() + "/" + PageFunctions.encode(result.key()));
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

  private static void put(ObjectNode client, String field, String value) {
    if (!value.isEmpty()) {
      client.put(field, value);
    }
  }
}
