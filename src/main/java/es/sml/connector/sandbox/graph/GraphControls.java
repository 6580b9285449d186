package es.sml.connector.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.RequestRefusedException;
import es.sml.connector.sandbox.http.SandboxResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.function.Function;

/**
 * The paths under {@code /sandbox/graph/}, which add forms and leads, and set tokens and faults.
 */
public final class GraphControls {
  private final GraphObjects objects;
  private final GraphFaults faults;
  private final GraphApi api;
  private final Clock clock;

  public GraphControls(GraphObjects objects, GraphFaults faults, GraphApi api, Clock clock) {
    this.objects = objects;
    this.faults = faults;
    this.api = api;
    this.clock = clock;
  }

  public void mount(Router router) {
    on(router, "POST", "forms", context -> objects.addForm(body(context)));
    on(router, "POST", "leads", this::addLead);
    on(router, "POST", "tokens", this::setToken);
    on(router, "DELETE", "tokens", context -> without(() -> objects.onlyToken(null)));
    on(router, "POST", "faults", this::addFault);
    on(router, "GET", "faults", context -> faults());
    on(router, "DELETE", "faults", context -> without(faults::clear));
    on(router, "GET", "stats", context -> api.stats());
  }

  private static void on(
      Router router, String method, String path, Function<RoutingContext, JsonNode> control) {
    router
        .route(HttpMethod.valueOf(method), "/sandbox/graph/" + path)
        .handler(
            context ->
                RequestRefusedException.responseOf(
                        () -> SandboxResponse.json(200, control.apply(context)))
                    .sendTo(context.response()));
  }

  private static JsonNode body(RoutingContext context) {
    Buffer body = context.body().buffer();
    JsonNode json = Json.parse(body == null ? Buffer.buffer() : body);
    if (!json.isObject()) {
      throw new RequestRefusedException(ErrorResponses.fieldError("body", "must be a JSON object"));
    }
    return json;
  }

  /** Adds a lead, and returns the webhook that Meta sends for it, with its signature. */
  private ObjectNode addLead(RoutingContext context) {
    GraphObjects.Lead lead = objects.addLead(body(context), clock.instant());
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

  private ObjectNode setToken(RoutingContext context) {
    JsonNode token = body(context).path("token");
    if (!token.isTextual()) {
      throw new RequestRefusedException(ErrorResponses.fieldError("token", "must be a text"));
    }
    return without(() -> objects.onlyToken(token.textValue()));
  }

  private ObjectNode addFault(RoutingContext context) {
    GraphFault fault = GraphFault.read(body(context));
    faults.add(fault);
    return fault.json();
  }

  private ObjectNode faults() {
    ObjectNode tree = Json.object();
    tree.set("faults", faults.json());
    return tree;
  }

  private static ObjectNode without(Runnable action) {
    action.run();
    return Json.object();
  }
}
