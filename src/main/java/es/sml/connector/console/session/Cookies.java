package es.sml.connector.console.session;

import es.sml.connector.console.text.Language;
import es.sml.connector.ops.access.AllowedHosts;
import es.sml.connector.ops.oidc.SignInAttempt;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes the console's cookies, and decides how long a sign-in may take. On a host with HTTPS they
 * are Secure. The cookies of sessions and sign-ins then have the prefix __Host-, so no page without
 * HTTPS can set them.
 */
public record Cookies(AllowedHosts hosts, Sessions sessions) {
  private static final String SESSION = "sml-session";
  private static final String HTTPS_ONLY = "__Host-";
  private static final String ATTEMPT = "sml-sign-in";
  private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(10);
  private static final Duration A_YEAR = Duration.ofDays(365);

  /** Returns the session of a request. Automatic refreshes do not prolong it. */
  public Optional<Session> session(HttpServerRequest request) {
    Cookie cookie = request.getCookie(name(request, SESSION));
    return cookie == null
        ? Optional.empty()
        : sessions.find(cookie.getValue(), request.getHeader("HX-Request") == null);
  }

  /**
   * Makes the session's cookie. It ends with the browser. Scripts and other sites cannot use it.
   */
  public String session(HttpServerRequest request, String id) {
    return name(request, SESSION) + "=" + id + attributes(request, "Strict");
  }

  public String noSession(HttpServerRequest request) {
    return session(request, "") + "; Max-Age=0";
  }

  public String language(HttpServerRequest request, Language language) {
    return Language.COOKIE
        + "="
        + language.tag()
        + attributes(request, "Strict")
        + "; Max-Age="
        + A_YEAR.toSeconds();
  }

  /** Makes the cookie of a sign-in. The provider's page leads back, so it is not Strict. */
  public String attempt(HttpServerRequest request, SignInAttempt attempt) {
    return name(request, ATTEMPT)
        + "="
        + attempt.text()
        + attributes(request, "Lax")
        + "; Max-Age="
        + LONGEST_ATTEMPT.toSeconds();
  }

  public String noAttempt(HttpServerRequest request) {
    return name(request, ATTEMPT) + "=" + attributes(request, "Lax") + "; Max-Age=0";
  }

  public Optional<SignInAttempt> attempt(HttpServerRequest request) {
    Cookie cookie = request.getCookie(name(request, ATTEMPT));
    return cookie == null ? Optional.empty() : SignInAttempt.parse(cookie.getValue());
  }

  /** Returns the URL of a path, at the host that the browser uses. */
  public URI address(HttpServerRequest request, String path) {
    String scheme = isHttps(request) ? "https" : "http";
    return URI.create(scheme + "://" + request.getHeader("Host") + path);
  }

  private String name(HttpServerRequest request, String name) {
    return isHttps(request) ? HTTPS_ONLY + name : name;
  }

  private String attributes(HttpServerRequest request, String sites) {
    return "; Path=/; HttpOnly; SameSite=" + sites + (isHttps(request) ? "; Secure" : "");
  }

  private boolean isHttps(HttpServerRequest request) {
    return hosts.isHttps(request.getHeader("Host"));
  }
}
