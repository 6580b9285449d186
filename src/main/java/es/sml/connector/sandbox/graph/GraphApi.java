package es.sml.connector.sandbox.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.RequestRefusedException;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.platform.FaultyResponder;
import es.sml.connector.sandbox.platform.PlatformFault;
import es.sml.connector.sandbox.platform.PlatformTokens;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;

/**
 * The stand-in for Meta's Graph API, below {@code /graph/}: leads, forms, and the lists of both by
 * cursors. It checks the token and the proof of each request, and limits the entries of a page.
 */
public record GraphApi(GraphObjects objects, PlatformTokens tokens, FaultyResponder responder) {
  private static final int USUAL_LIMIT = 25;
  private static final int MOST = 100;
  private static final List<String> USUAL_FIELDS =
      List.of("id", "created_time", "form_id", "field_data", "name", "status");

  public void mount(Router router) {
    router.get("/graph/:version/:id").handler(context -> accept(context, this::kind));
    router.get("/graph/:version/:id/leads").handler(context -> accept(context, any -> "leads"));
    router
        .get("/graph/:version/:id/leadgen_forms")
        .handler(context -> accept(context, any -> "forms"));
  }

  private String kind(RoutingContext context) {
    return objects.form(context.pathParam("id")) == null ? "lead" : "form";
  }

  private void accept(RoutingContext context, Function<RoutingContext, String> kind) {
    responder.accept(
        context,
        kind,
        new FaultyResponder.Responses() {
          @Override
          public SandboxResponse usual() {
            return response(context, kind.apply(context));
          }

          @Override
          public SandboxResponse refusal(PlatformFault fault, SandboxResponse usual) {
            return instead(fault, context, usual);
          }
        });
  }

  private static SandboxResponse instead(
      PlatformFault fault, RoutingContext context, SandboxResponse response) {
    return switch (fault.kind()) {
      case THROTTLED -> GraphResponses.throttled(fault.number());
      case TOKEN_DEAD -> GraphResponses.deadToken();
      case UNKNOWN_FIELD ->
          GraphResponses.names(parameter(context, "fields")).contains(fault.field())
              ? GraphResponses.unknownField(fault.field())
              : response;
      default -> GraphResponses.error(fault.number(), "a failure that the sandbox plays");
    };
  }

  private SandboxResponse response(RoutingContext context, String kind) {
    String written = context.request().getHeader("Authorization");
    if (!tokens.accepts(written)) {
      return GraphResponses.deadToken();
    }
    String token = written.replaceFirst("^Bearer ", "");
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
