package es.sml.connector.sandbox.linkedin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.platform.FaultyResponder;
import es.sml.connector.sandbox.platform.PlatformFault;
import es.sml.connector.sandbox.platform.PlatformTokens;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;

/**
 * The stand-in for LinkedIn's API, below {@code /linkedin/rest/}: a lead form response by its id,
 * and those of an ad account in pages. It checks the token and the headers of each request.
 */
public record LinkedInPaths(LinkedInLeads leads, PlatformTokens tokens, FaultyResponder responder) {
  private static final String PATH = "/linkedin/rest/leadFormResponses";
  private static final String OWNER = "(sponsoredAccount:";
  private static final String START = "(start:";
  private static final int USUAL_COUNT = 10;

  public void mount(Router router) {
    router.get(PATH + "/:id").handler(context -> accept(context, "lead"));
    router.get(PATH).handler(context -> accept(context, "leads"));
  }

  private void accept(RoutingContext context, String kind) {
    responder.accept(
        context,
        any -> kind,
        new FaultyResponder.Responses() {
          @Override
          public SandboxResponse usual() {
            return response(context, kind);
          }

          @Override
          public SandboxResponse refusal(PlatformFault fault, SandboxResponse usual) {
            return switch (fault.kind()) {
              case THROTTLED -> error(429, "Resource level throttle limit is reached");
              case TOKEN_DEAD -> error(401, "The token used in the request has been revoked");
              case UNKNOWN_FIELD -> error(400, "Projection failed");
              default -> error(fault.number(), "a failure that the sandbox plays");
            };
          }
        });
  }

  private SandboxResponse response(RoutingContext context, String kind) {
    if (!tokens.accepts(context.request().getHeader("Authorization"))) {
      return error(401, "Invalid access token");
    }
    String version = context.request().getHeader("LinkedIn-Version");
    if (version == null || !version.matches("[0-9]{6}")) {
      return error(426, "Requested version is not active");
    }
    if (!"2.0.0".equals(context.request().getHeader("X-Restli-Protocol-Version"))) {
      return error(400, "Syntax exception in path variables");
    }
    if (kind.equals("leads")) {
      return list(context);
    }
    ObjectNode lead = leads.one(context.pathParam("id"));
    return lead == null
        ? error(404, "Could not find entity")
        : SandboxResponse.json(200, LinkedInLeads.select(lead, fields(context)));
  }

  private SandboxResponse list(RoutingContext context) {
    String owner = parameter(context, "owner");
    if (!parameter(context, "q").equals("owner")
        || !owner.startsWith(OWNER)
        || !parameter(context, "leadType").equals("(leadType:SPONSORED)")) {
      return error(400, "Invalid query parameters passed to request");
    }
    String range = parameter(context, "submittedAtTimeRange");
    long from =
        range.isEmpty() ? 0 : Long.parseLong(range.substring(START.length(), range.length() - 1));
    List<ObjectNode> all = leads.of(owner.substring(OWNER.length(), owner.length() - 1), from);
    int start = Math.min(all.size(), number(parameter(context, "start"), 0));
    int count = number(parameter(context, "count"), USUAL_COUNT);
    ObjectNode tree = Json.object();
    tree.putObject("paging").put("start", start).put("count", count).put("total", all.size());
    ArrayNode elements = tree.putArray("elements");
    all.subList(start, Math.min(all.size(), start + count))
        .forEach(lead -> elements.add(LinkedInLeads.select(lead, fields(context))));
    return SandboxResponse.json(200, tree);
  }

  private static int number(String text, int usual) {
    return text.isEmpty() ? usual : Integer.parseInt(text);
  }

  private static List<String> fields(RoutingContext context) {
    return Arrays.asList(parameter(context, "fields").split(","));
  }

  private static SandboxResponse error(int status, String message) {
    return SandboxResponse.json(
        status, Json.object().put("message", message).put("status", status));
  }

  private static String parameter(RoutingContext context, String name) {
    String value = context.queryParams().get(name);
    return value == null ? "" : value;
  }
}
