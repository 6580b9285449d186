package es.sml.connector.ops;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.AuthenticationHandler;
import java.util.Optional;

/**
 * Stands before every path of the ops port: only health is for everybody, a viewer may ask and an
 * operator may change.
 */
public final class AccessGuard implements AuthenticationHandler {
  /** Of the request, for the routes: the role of its token. */
  static final String ROLE = "OpsRole";

  private static final String HEALTH = "/observe/";
  private static final String BEARER = "bearer ";

  private final AccessTokens tokens;

  public AccessGuard(AccessTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void handle(RoutingContext call) {
    HttpServerRequest request = call.request();
    request.headers().remove(ROLE);
    String path = call.normalizedPath();
    if (path != null && path.startsWith(HEALTH)) {
      call.next();
      return;
    }
    HttpServerResponse response = call.response();
    response.putHeader("Cache-Control", "no-store");
    response.putHeader("X-Content-Type-Options", "nosniff");
    Optional<Role> role = token(request).flatMap(tokens::role);
    if (role.isEmpty()) {
      response.putHeader("WWW-Authenticate", "Bearer");
      refuse(response, 401, "a token is needed: Authorization: Bearer TOKEN");
    } else if (!role.get().mayUse(request.method().name())) {
      refuse(response, 403, "the viewer's token may only look; this needs the operator's");
    } else {
      request.headers().remove("Authorization");
      request.headers().set(ROLE, role.get().name());
      call.next();
    }
  }

  private static Optional<String> token(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(header.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  private static void refuse(HttpServerResponse response, int status, String reason) {
    response
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(JsonNodeFactory.instance.objectNode().put("error", reason).toString());
  }
}
