package es.sml.connector.sandbox.linkedin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.platform.PlatformControls;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;

/** The path under {@code /sandbox/linkedin/} that adds leads. */
public record LinkedInControls(LinkedInLeads leads, Clock clock) {
  public void mount(PlatformControls controls) {
    controls.on("POST", "leads", this::addLead);
  }

  /** Adds a lead, and returns the notification that LinkedIn sends for it, unsigned. */
  private ObjectNode addLead(RoutingContext context) {
    ObjectNode lead = leads.add(PlatformControls.body(context), clock.instant());
    ObjectNode webhook =
        Json.object()
            .put("type", "LEAD_ACTION")
            .put("leadAction", "CREATED")
            .put("leadType", "SPONSORED")
            .put("leadGenFormResponse", "urn:li:leadGenFormResponse:" + lead.path("id").asText())
            .put("occurredAt", lead.path("submittedAt").asLong());
    webhook.set("owner", lead.path("owner"));
    return Json.object().put("id", lead.path("id").asText()).put("webhook", webhook.toString());
  }
}
