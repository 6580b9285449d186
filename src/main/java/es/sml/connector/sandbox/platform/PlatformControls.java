package es.sml.connector.sandbox.platform;

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
import java.util.function.Function;

/**
 * The paths that set the tokens and faults of a platform's stand-in, and count its requests.
 *
 * @param root the path of the controls, with a slash at its end
 */
public record PlatformControls(Router router, String root) {
  public void mount(PlatformTokens tokens, PlatformFaults faults, FaultyResponder responder) {
    on("POST", "tokens", context -> without(() -> tokens.only(token(context))));
    on("DELETE", "tokens", context -> without(() -> tokens.only(null)));
    on(
        "POST",
        "token-end",
        context -> without(() -> tokens.endAt(body(context).path("seconds").asLong())));
    on("POST", "faults", context -> add(faults, PlatformFault.read(body(context))));
    on("GET", "faults", context -> Json.object().set("faults", faults.json()));
    on("DELETE", "faults", context -> without(faults::clear));
    on("GET", "stats", context -> responder.stats());
  }

  /** Adds a path below the root. */
  public void on(String method, String path, Function<RoutingContext, JsonNode> control) {
    router
        .route(HttpMethod.valueOf(method), root + path)
        .handler(
            context ->
                RequestRefusedException.responseOf(
                        () -> SandboxResponse.json(200, control.apply(context)))
                    .sendTo(context.response()));
  }

  public static JsonNode body(RoutingContext context) {
    Buffer body = context.body().buffer();
    JsonNode json = Json.parse(body == null ? Buffer.buffer() : body);
    if (!json.isObject()) {
      throw new RequestRefusedException(ErrorResponses.fieldError("body", "must be a JSON object"));
    }
    return json;
  }

  private static String token(RoutingContext context) {
    JsonNode token = body(context).path("token");
    if (!token.isTextual()) {
      throw new RequestRefusedException(ErrorResponses.fieldError("token", "must be a text"));
    }
    return token.textValue();
  }

  private static ObjectNode add(PlatformFaults faults, PlatformFault fault) {
    faults.add(fault);
    return fault.json();
  }

  private static ObjectNode without(Runnable action) {
    action.run();
    return Json.object();
  }
}
