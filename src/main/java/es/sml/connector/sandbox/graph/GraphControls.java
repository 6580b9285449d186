package es.sml.connector.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.platform.PlatformControls;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;

/** The paths under {@code /sandbox/graph/} that add forms and leads. */
public record GraphControls(GraphObjects objects, Clock clock) {
  public void mount(PlatformControls controls) {
    controls.on("POST", "forms", context -> objects.addForm(PlatformControls.body(context)));
    controls.on("POST", "leads", this::addLead);
  }

  /** Adds a lead, and returns the webhook that Meta sends for it, with its signature. */
  private ObjectNode addLead(RoutingContext context) {
    GraphObjects.Lead lead = objects.addLead(PlatformControls.body(context), clock.instant());
    String form = lead.json().path("form_id").asText();
    ObjectNode known = objects.form(form);
    String page = known == null ? GraphObjects.PAGE : known.path("page_id").asText();
    ObjectNode webhook = Json.object().put("object", "page");
    ObjectNode entry = webhook.putArray("entry").addObject();
    entry.put("id", page).put("time", lead.created());
    ObjectNode change = entry.putArray("changes").addObject().put("field", "leadgen");
    change
        .putObject("value")
        .put("leadgen_id", lead.json().path("id").asText())
        .put("page_id", page)
        .put("form_id", form)
        .put("created_time", lead.created());
    String body = webhook.toString();
    return Json.MAPPER
        .createObjectNode()
        .put("id", lead.json().path("id").asText())
        .put("webhook", body)
        .put("signature", "sha256=" + GraphSignature.hex(body));
  }
}
