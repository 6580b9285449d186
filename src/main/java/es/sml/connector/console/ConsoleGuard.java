package es.sml.connector.console;

import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.console.session.Cookies;
import es.sml.connector.console.session.Session;
import es.sml.connector.console.text.Language;
import es.sml.connector.ops.access.AccessGuard;
import es.sml.connector.ops.access.OpsSettings;
import es.sml.connector.ops.access.TokenBrake;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.AuthenticationHandler;
import java.net.URI;
import java.util.Optional;

/**
 * Checks every request to the console. A page needs a session, and a change needs a form of this
 * server. The guard of the API checks all other paths.
 */
public final class ConsoleGuard implements AuthenticationHandler {
  private final Cookies cookies;
  private final TokenBrake brake;
  private final AccessGuard api;
  private final ConsoleHtml html;

  /**
   * @param api checks all paths outside the console
   * @param provider the name of the identity provider; null for none
   */
  public ConsoleGuard(Cookies cookies, TokenBrake brake, AccessGuard api, String provider) {
    this.html = new ConsoleHtml(provider);
    this.cookies = cookies;
    this.brake = brake;
    this.api = api;
  }

  @Override
  public void handle(RoutingContext call) {
    String path = call.normalizedPath();
    if (!"/".equals(path)
        && !ConsolePage.ROOT.equals(path)
        && (path == null || !path.startsWith(ConsolePage.ROOT + "/"))) {
      api.handle(call);
      return;
    }
    ConsoleHeaders.put(call.response());
    HttpServerRequest request = call.request();
    Optional<ConsolePage> page = ConsolePage.of(request.method(), path);
    Language language = language(request);
    boolean open = page.filter(each -> each.access() == ConsolePage.Access.ANYBODY).isPresent();
    Optional<Session> session = cookies.session(request);
    if (!open && session.isEmpty()) {
      call.response().putHeader("HX-Refresh", "true"); // for pages that refresh automatically
      end(call.response(), 401, html.login(language, request));
    } else if (request.method().equals(HttpMethod.POST) && !isFromHere(request)) {
      refuse(call.response(), 403, session, language, "error.foreign-form");
    } else if (isTooLarge(request)) {
      refuse(call.response(), 413, session, language, "error.413.remedy");
    } else if ("/".equals(path)) {
      call.response().setStatusCode(303).putHeader("Location", ConsolePage.ROOT).end();
    } else if (page.isEmpty()) {
      boolean known = ConsolePage.isKnown(path);
      String why = known ? "error.405.remedy" : "error.no-such-page";
      refuse(call.response(), known ? 405 : 404, session, language, why);
    } else if (page.get() == ConsolePage.LOGIN) {
      request.pause(); // its form is read after the delay
      AccessGuard.after(
          brake.pause(),
          call,
          () -> {
            request.resume();
            call.next();
          });
    } else {
      call.next();
    }
  }

  static Language language(HttpServerRequest request) {
    Cookie chosen = request.getCookie(Language.COOKIE);
    return Language.of(
        chosen == null ? null : chosen.getValue(), request.getHeader("Accept-Language"));
  }

  // A browser sends the origin of each form in one of these two headers.
  private static boolean isFromHere(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String origin = request.getHeader("Origin");
    try {
      return origin != null
          && request.authority() != null
          && request.authority().toString().equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false; // not a URL
    }
  }

  // The server itself refuses such a body as the ops API does, without a page.
  private static boolean isTooLarge(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return length != null
        && length.matches("[0-9]{1,18}")
        && Long.parseLong(length) > OpsSettings.LARGEST_BODY;
  }

  private void refuse(
      HttpServerResponse response,
      int status,
      Optional<Session> session,
      Language language,
      String why) {
    end(response, status, html.refusal(session, language, status, why));
  }

  private static void end(HttpServerResponse response, int status, String page) {
    response.setStatusCode(status).putHeader("Content-Type", "text/html; charset=utf-8").end(page);
  }
}
