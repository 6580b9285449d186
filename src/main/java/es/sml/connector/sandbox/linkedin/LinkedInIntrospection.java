package es.sml.connector.sandbox.linkedin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.platform.PlatformTokens;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * The stand-in for LinkedIn's inspection of tokens. It checks the app's id and secret, and says
 * when the token ends.
 */
public record LinkedInIntrospection(PlatformTokens tokens) {
  private static final String CLIENT_ID = "demo-client-id";
  private static final String CLIENT_SECRET = "demo-client-secret";

  public void mount(Router router) {
    router
        .post("/linkedin/oauth/v2/introspectToken")
        .handler(context -> response(context).sendTo(context.response()));
  }

  private SandboxResponse response(RoutingContext context) {
    if (!CLIENT_ID.equals(context.request().getFormAttribute("client_id"))) {
      return error(400, "invalid_client_id");
    }
    if (!CLIENT_SECRET.equals(context.request().getFormAttribute("client_secret"))) {
      return error(401, "invalid_client");
    }
    ObjectNode tree = Json.object();
    boolean isActive = tokens.accepts(context.request().getFormAttribute("token"));
    tree.put("active", isActive);
    if (isActive) {
      tree.put("status", "active").put("expires_at", tokens.end()).put("auth_type", "3L");
    }
    return SandboxResponse.json(200, tree);
  }

  private static SandboxResponse error(int status, String error) {
    return SandboxResponse.json(status, Json.object().put("error", error));
  }
}
