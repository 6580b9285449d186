package es.sml.connector.console.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.console.text.PageFunctions;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.view.lead.BatchView;
import es.sml.connector.ops.view.lead.DeadLetterView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows a dead letter, and creates a lead by hand in its place. What a person typed for the lead
 * stays on the page.
 */
public record OneDeadLetterPages(OpsApiClient api) {
  private static final List<String> BY_HAND = List.of("name", "phone", "email", "vehicle", "note");

  public Outcome show(PageRequest pageRequest) {
    return show(pageRequest, OpsEndpoint.SHOW_DEAD_LETTER, null);
  }

  public Outcome unmask(PageRequest pageRequest) {
    return show(pageRequest, OpsEndpoint.UNMASK_DEAD_LETTER, null);
  }

  /** Returns the original message as a file. */
  public Outcome download(PageRequest pageRequest) {
    return api.file(pageRequest, OpsEndpoint.DOWNLOAD_DEAD_LETTER, Map.of());
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
    BatchView.Result result;
    try {
      result =
          api.post(pageRequest, OpsEndpoint.CREATE_BY_HAND, body, BatchView.class).results().get(0);
    } catch (OpsException e) {
      return show(pageRequest, OpsEndpoint.SHOW_DEAD_LETTER, FormRefusal.of(e, pageRequest));
    }
    if (!result.outcome().equals("success")) {
      return show(pageRequest, OpsEndpoint.SHOW_DEAD_LETTER, new FormRefusal(409, result.text()));
    }
    return new Outcome.Move(
        result.key().isEmpty()
            ? ConsolePage.DEAD_LETTERS.path()
            : ConsolePage.LEADS.path() + "/" + PageFunctions.encode(result.key()));
  }

  private Outcome show(PageRequest pageRequest, OpsEndpoint endpoint, FormRefusal refusal) {
    DeadLetterView.Details details =
        api.show(pageRequest, endpoint, pageRequest.name(), DeadLetterView.Details.class);
    Map<String, Object> values = new HashMap<>();
    values.put("details", details);
    values.put("deadLetter", details.deadLetter());
    values.put("queue", details.deadLetter().queue());
    // Only a mail has a subject, and a mail without one still came by its channel.
    values.put(
        "isMail",
        "MAIL".equals(details.deadLetter().channel()) || details.deadLetter().subject() != null);
    values.put("isLead", DeadLetterView.holdsALead(details.deadLetter().stage()));
    Map<String, String> typed = new HashMap<>();
    BY_HAND.forEach(field -> typed.put(field, pageRequest.field(field)));
    values.put("typed", typed);
    values.put("begun", typed.values().stream().anyMatch(text -> !text.isEmpty()));
    return FormRefusal.view("dead-letter", values, refusal);
  }

  private static void put(ObjectNode client, String field, String value) {
    if (!value.isEmpty()) {
      client.put(field, value);
    }
  }
}
