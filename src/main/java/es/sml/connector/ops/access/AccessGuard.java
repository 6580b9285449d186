package es.sml.connector.ops.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.language.ReaderLanguage;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.AuthenticationHandler;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks the token of every request to the ops port, and refuses it with 401 or 403. Health and
 * metrics need no token. {@link Role} decides what a token may do.
 */
public final class AccessGuard implements AuthenticationHandler {
  /** Attribute of the call and property of the exchange: the caller. It is never a header. */
  public static final String CALLER = "es.sml.connector.ops.caller";

  /** Property of the exchange: the language of texts for the caller. */
  public static final String LANGUAGE = "es.sml.connector.ops.language";

  private static final String HEALTH = "/observe/";
  private static final String BEARER = "bearer ";

  private final AccessTokens tokens;
  private final TokenBrake brake;
  private final ProviderCheck provider;

  /**
   * @param provider the tokens of the identity provider; null if there is none
   */
  public AccessGuard(AccessTokens tokens, TokenBrake brake, ProviderTokens provider) {
    this.tokens = tokens;
    this.brake = brake;
    this.provider = provider == null ? null : new ProviderCheck(provider);
  }

  @Override
  public void handle(RoutingContext call) {
    String path = call.normalizedPath();
    if (path != null && path.startsWith(HEALTH)) {
      call.next();
      return;
    }
    HttpServerResponse response = call.response();
    response.putHeader("Cache-Control", "no-store");
    response.putHeader("X-Content-Type-Options", "nosniff");
    Optional<String> token = token(call.request());
    Optional<Role> role = token.flatMap(tokens::role);
    if (role.isPresent()) {
      admit(call, Caller.withToken(role.get()));
    } else if (provider != null && token.filter(ProviderCheck::mayBeOfAProvider).isPresent()) {
      provider.check(
          token.get(), call, caller -> admit(call, caller), refused -> refuse(call, refused));
    } else {
      refuseToken(
          call,
          token.isEmpty() ? Duration.ZERO : brake.wrong(),
          LocalizedText.of(
              "refused.no-token",
              "the request has no valid token; send the header Authorization: Bearer TOKEN"));
    }
  }

  private static void admit(RoutingContext call, Caller caller) {
    if (caller.role().mayUse(call.request().method().name())) {
      call.put(CALLER, caller);
      call.next();
    } else {
      refuse(
          call,
          403,
          LocalizedText.of("refused.read-only", "a viewer can only read; ask an operator"));
    }
  }

  private void refuse(RoutingContext call, SignInRefusedException refused) {
    if (refused.status() == 401) {
      refuseToken(call, brake.wrong(), refused.text());
    } else {
      refuse(call, refused.status(), refused.text());
    }
  }

  private static void refuseToken(RoutingContext call, Duration pause, LocalizedText reason) {
    call.response().putHeader("WWW-Authenticate", "Bearer");
    after(pause, call, () -> refuse(call, 401, reason));
  }

  /** Continues a call after a pause. Only the caller waits; the pause occupies no thread. */
  public static void after(Duration pause, RoutingContext call, Runnable next) {
    if (pause.isZero()) {
      next.run();
    } else {
      call.vertx().setTimer(pause.toMillis(), timer -> next.run());
    }
  }

  static Locale language(RoutingContext call) {
    return ReaderLanguage.accepted(call.request().getHeader("Accept-Language"));
  }

  private static Optional<String> token(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(header.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  private static void refuse(RoutingContext call, int status, LocalizedText reason) {
    refuse(call.request(), status, reason);
  }

  /** Answers a request with an error in the caller's language, before any route reads it. */
  public static Future<Void> refuse(HttpServerRequest request, int status, LocalizedText reason) {
    Locale language = ReaderLanguage.accepted(request.getHeader("Accept-Language"));
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("error", reason.in(language))
            .put("code", LocalizedText.stableCode(reason));
    return request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.toString());
  }
}
