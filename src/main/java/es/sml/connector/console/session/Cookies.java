package es.sml.connector.console.session;

import es.sml.connector.console.text.Language;
import es.sml.connector.ops.access.AllowedHosts;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes the console's cookies. On a host with HTTPS they are Secure. The session's cookie then has
 * the prefix __Host-, so no page without HTTPS can set it.
 */
public record Cookies(AllowedHosts hosts, Sessions sessions) {
  private static final String SESSION = "sml-session";
  private static final String HTTPS_SESSION = "__Host-" + SESSION;
  private static final Duration A_YEAR = Duration.ofDays(365);

  /** Returns the session of a request. Automatic refreshes do not prolong it. */
  public Optional<Session> session(HttpServerRequest request) {
    Cookie cookie = request.getCookie(isHttps(request) ? HTTPS_SESSION : SESSION);
    return cookie == null
        ? Optional.empty()
        : sessions.find(cookie.getValue(), request.getHeader("HX-Request") == null);
  }

  /**
   * Makes the session's cookie. It ends with the browser. Scripts and other sites cannot use it.
   */
  public String session(HttpServerRequest request, String id) {
    return (isHttps(request) ? HTTPS_SESSION : SESSION) + "=" + id + attributes(request);
  }

  public String noSession(HttpServerRequest request) {
    return session(request, "") + "; Max-Age=0";
  }

  public String language(HttpServerRequest request, Language language) {
    return Language.COOKIE
        + "="
        + language.tag()
        + attributes(request)
        + "; Max-Age="
        + A_YEAR.toSeconds();
  }

  private String attributes(HttpServerRequest request) {
    return "; Path=/; HttpOnly; SameSite=Strict" + (isHttps(request) ? "; Secure" : "");
  }

  private boolean isHttps(HttpServerRequest request) {
    return hosts.isHttps(request.getHeader("Host"));
  }
}
