package es.sml.connector.console;

import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/** The headers of the console's answers. */
final class ConsoleHeaders {
  /** The cookie with the session's id. */
  static final String SESSION = "sml-session";

  private static final String ONLY_FROM_HERE =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final Duration A_YEAR = Duration.ofDays(365);

  private ConsoleHeaders() {}

  static void put(HttpServerResponse response) {
    response
        .putHeader("Content-Security-Policy", ONLY_FROM_HERE)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        // Not no-referrer: browsers would then hide where a form comes from.
        .putHeader("Referrer-Policy", "same-origin")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        .putHeader("Cache-Control", "no-store");
  }

  /** Ends with the browser; no script sees it, and no other site's page sends it. */
  static String session(String id) {
    return SESSION + "=" + id + "; Path=/; HttpOnly; SameSite=Strict";
  }

  static String noSession() {
    return session("") + "; Max-Age=0";
  }

  static String language(Language language) {
    return Language.COOKIE
        + "="
        + language.tag()
        + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
        + A_YEAR.toSeconds();
  }
}
