package es.sml.connector.ops.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.AuthenticationHandler;
import java.time.Duration;
import java.util.Optional;

/**
 * Checks the token of every request to the ops port. Health needs no token; a viewer may read and
 * an operator may change.
 */
public final class AccessGuard implements AuthenticationHandler {
  /**
   * Attribute of the call and property of the exchange: the role of the token. It is never a
   * header.
   */
  public static final String ROLE = "es.sml.connector.ops.role";

  private static final String HEALTH = "/observe/";
  private static final String BEARER = "bearer ";

  private final AccessTokens tokens;
  private final TokenBrake brake;

  public AccessGuard(AccessTokens tokens, TokenBrake brake) {
    this.tokens = tokens;
    this.brake = brake;
  }

  @Override
  public void handle(RoutingContext call) {
    HttpServerRequest request = call.request();
    String path = call.normalizedPath();
    if (path != null && path.startsWith(HEALTH)) {
      call.next();
      return;
    }
    HttpServerResponse response = call.response();
    response.putHeader("Cache-Control", "no-store");
    response.putHeader("X-Content-Type-Options", "nosniff");
    Optional<String> token = token(request);
    Optional<Role> role = token.flatMap(tokens::role);
    if (role.isEmpty()) {
      response.putHeader("WWW-Authenticate", "Bearer");
      after(
          token.isEmpty() ? Duration.ZERO : brake.wrong(),
          call,
          () ->
              refuse(
                  response,
                  401,
                  "the request has no valid token; send the header Authorization: Bearer TOKEN"));
    } else if (!role.get().mayUse(request.method().name())) {
      refuse(response, 403, "the viewer's token can only read; use the operator's token");
    } else {
      call.put(ROLE, role.get());
      call.next();
    }
  }

  /** Continues a call after a pause. Only the caller waits; the pause occupies no thread. */
  public static void after(Duration pause, RoutingContext call, Runnable next) {
    if (pause.isZero()) {
      next.run();
    } else {
      call.vertx().setTimer(pause.toMillis(), timer -> next.run());
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
