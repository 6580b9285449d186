package es.sml.connector.sandbox.linkedin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.platform.PlatformControls;
import es.sml.connector.sandbox.platform.PlatformTokens;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;

/**
 * The stand-in for LinkedIn's inspection of tokens. It checks the app's id and secret, and says
 * when the token ends. A control sets the end.
 */
public final class LinkedInIntrospection {
  private static final String CLIENT_ID = "demo-client-id";
  private static final String CLIENT_SECRET = "demo-client-secret";
  private static final Duration LIFE = Duration.ofDays(60);

  private final PlatformTokens tokens;
  private long end;

  public LinkedInIntrospection(PlatformTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.end = clock.instant().plus(LIFE).getEpochSecond();
  }

  public void mount(Router router, PlatformControls controls) {
    router
        .post("/linkedin/oauth/v2/introspectToken")
        .handler(context -> response(context).sendTo(context.response()));
    controls.on(
        "POST",
        "token-end",
        context -> {
          end = PlatformControls.body(context).path("seconds").asLong();
          return Json.object();
        });
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
      tree.put("status", "active").put("expires_at", end).put("auth_type", "3L");
    }
    return SandboxResponse.json(200, tree);
  }

  private static SandboxResponse error(int status, String error) {
    return SandboxResponse.json(status, Json.object().put("error", error));
  }
}
