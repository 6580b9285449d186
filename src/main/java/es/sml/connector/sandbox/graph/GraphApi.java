package es.sml.connector.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.RequestRefusedException;
import es.sml.connector.sandbox.http.ResponseSender;
import es.sml.connector.sandbox.http.SandboxResponse;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stand-in for Meta's Graph API, below {@code /graph/}: leads, forms, and the lists of both by
 * cursors. It checks the token and the proof of each request, and limits the entries of a page.
 */
public final class GraphApi {
  private static final int USUAL_LIMIT = 25;
  private static final int MOST = 100;
  private static final List<String> USUAL_FIELDS =
      List.of("id", "created_time", "form_id", "field_data", "name", "status");

  private final Vertx vertx;
  private final GraphObjects objects;
  private final GraphFaults faults;
  private final ResponseSender sender;
  private final Map<String, Long> requests = new TreeMap<>();

  public GraphApi(Vertx vertx, GraphObjects objects, GraphFaults faults, Clock clock) {
    this.vertx = vertx;
    this.objects = objects;
    this.faults = faults;
    this.sender = new ResponseSender(vertx, clock);
  }

  public void mount(Router router) {
    router.get("/graph/:version/:id").handler(context -> accept(context, kind(context)));
    router.get("/graph/:version/:id/leads").handler(context -> accept(context, "leads"));
    router.get("/graph/:version/:id/leadgen_forms").handler(context -> accept(context, "forms"));
  }

  /** Returns the number of requests by kind. */
  ObjectNode stats() {
    ObjectNode tree = Json.object();
    requests.forEach(tree::put);
    return tree;
  }

  private String kind(RoutingContext context) {
    return objects.form(context.pathParam("id")) == null ? "lead" : "form";
  }

  private void accept(RoutingContext context, String kind) {
    requests.merge(kind, 1L, Long::sum);
    long delay = faults.useLatency(kind);
    if (delay > 0) {
      vertx.setTimer(delay, timer -> proceed(context, kind));
    } else {
      proceed(context, kind);
    }
  }

  private void proceed(RoutingContext context, String kind) {
    SandboxResponse response = response(context, kind);
    if (response.status() != 200) {
      sender.send(context.response(), response);
      return;
    }
    GraphFault fault = faults.use(kind).orElse(null);
    if (fault == null) {
      sender.send(context.response(), response);
      return;
    }
    switch (fault.kind()) {
      case RESET -> context.request().connection().close();
      case SLOW_BODY -> sender.sendSlowly(context.response(), response, fault.delayMs());
      case TRUNCATED_BODY ->
          sender.sendTruncated(
              context.response(), response, () -> context.request().connection().close());
      default -> sender.send(context.response(), instead(fault, context, response));
    }
  }

  private static SandboxResponse instead(
      GraphFault fault, RoutingContext context, SandboxResponse response) {
    return switch (fault.kind()) {
      case THROTTLED -> GraphResponses.throttled(fault.number());
      case TOKEN_DEAD -> GraphResponses.deadToken();
      case ERROR -> GraphResponses.error(fault.number(), "a failure that the sandbox plays");
      case UNKNOWN_FIELD ->
          GraphResponses.names(parameter(context, "fields")).contains(fault.field())
              ? GraphResponses.unknownField(fault.field())
              : response;
      default -> ErrorResponses.proxyPage(fault.number(), "Bad Gateway");
    };
  }

  private SandboxResponse response(RoutingContext context, String kind) {
    String written = context.request().getHeader("Authorization");
    String token = written == null ? "" : written.replaceFirst("^Bearer ", "");
    if (!objects.accepts(token)) {
      return GraphResponses.deadToken();
    }
    if (!GraphSignature.hex(token).equals(parameter(context, "appsecret_proof"))) {
      return GraphResponses.error(100, "Invalid appsecret_proof provided in the API argument");
    }
    return RequestRefusedException.responseOf(() -> SandboxResponse.json(200, body(context, kind)));
  }

  private ObjectNode body(RoutingContext context, String kind) {
    String id = context.pathParam("id");
    List<String> fields =
        parameter(context, "fields").isEmpty()
            ? USUAL_FIELDS
            : GraphResponses.names(parameter(context, "fields"));
    GraphResponses.check(fields);
    return switch (kind) {
      case "forms" -> list(context, objects.formsOf(known(objects.isPage(id), id)), fields);
      case "leads" ->
          list(
              context,
              objects.leadsOf(known(objects.form(id) != null, id), after(context)),
              fields);
      default -> {
        ObjectNode object = kind.equals("form") ? objects.form(id) : objects.lead(id);
        known(object != null, id);
        yield GraphResponses.select(object, fields);
      }
    };
  }

  private static String known(boolean exists, String id) {
    if (!exists) {
      throw new RequestRefusedException(GraphResponses.absent(id));
    }
    return id;
  }

  private static long after(RoutingContext context) {
    String filtering = parameter(context, "filtering");
    if (filtering.isEmpty()) {
      return 0;
    }
    JsonNode filter = Json.parse(Buffer.buffer(filtering)).path(0);
    if (!filter.path("field").asText().equals("time_created")
        || !filter.path("operator").asText().equals("GREATER_THAN")) {
      throw new RequestRefusedException(GraphResponses.error(100, "(#100) filtering is invalid"));
    }
    return filter.path("value").asLong();
  }

  /** Returns a page of a list. A cursor is the number of the entries before it. */
  private static ObjectNode list(
      RoutingContext context, List<ObjectNode> all, List<String> fields) {
    String limit = parameter(context, "limit");
    int size = limit.isEmpty() ? USUAL_LIMIT : Math.min(MOST, Integer.parseInt(limit));
    String cursor = parameter(context, "after");
    int start = cursor.isEmpty() ? 0 : Math.min(all.size(), Integer.parseInt(cursor));
    int end = Math.min(all.size(), start + size);
    ObjectNode tree = Json.object();
    ArrayNode data = tree.putArray("data");
    all.subList(start, end).forEach(object -> data.add(GraphResponses.select(object, fields)));
    if (!data.isEmpty()) {
      ObjectNode paging = tree.putObject("paging");
      paging
          .putObject("cursors")
          .put("before", Integer.toString(start))
          .put("after", Integer.toString(end));
      if (end < all.size()) {
        paging.put("next", "https://graph.facebook.com/next");
      }
    }
    return tree;
  }

  private static String parameter(RoutingContext context, String name) {
    String value = context.queryParams().get(name);
    return value == null ? "" : value;
  }
}
