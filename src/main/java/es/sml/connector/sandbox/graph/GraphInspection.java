package es.sml.connector.sandbox.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.platform.PlatformTokens;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * The stand-in for Meta's inspection of tokens. It checks the app's id and secret, and says when
 * the token ends.
 */
public record GraphInspection(PlatformTokens tokens) {
  private static final String APP = "Bearer 444|" + GraphObjects.APP_SECRET;

  public void mount(Router router) {
    router
        .get("/graph/:version/debug_token")
        .handler(context -> response(context).sendTo(context.response()));
  }

  private SandboxResponse response(RoutingContext context) {
    if (!APP.equals(context.request().getHeader("Authorization"))) {
      return GraphResponses.error(190, "Invalid OAuth access token signature.");
    }
    boolean isValid = tokens.accepts(context.queryParams().get("input_token"));
    ObjectNode tree = Json.object();
    tree.putObject("data")
        .put("app_id", "444")
        .put("is_valid", isValid)
        .put("expires_at", tokens.end());
    return SandboxResponse.json(200, tree);
  }
}
