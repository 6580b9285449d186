package es.sml.connector.console;

import es.sml.connector.console.request.Addresses;
import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.console.session.Session;
import es.sml.connector.console.text.Language;
import es.sml.connector.console.text.PageMessages;
import es.sml.connector.console.text.PageTimes;
import es.sml.connector.console.text.Templates;
import es.sml.connector.ops.access.DealerLimit;
import es.sml.connector.ops.access.Role;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Renders the console's pages, also the pages before the login.
 *
 * @param provider the name of the identity provider; null for none
 */
record ConsoleHtml(String provider) {
  /** Loaded with the first page, so that the start does not wait for it. */
  private static final class Loaded {
    private static final Templates TEMPLATES = new Templates();
  }

  /**
   * Renders a page of a session.
   *
   * @param home the address that shows this page again
   */
  String page(PageRequest pageRequest, Outcome.View view, String home) {
    return page(
        pageRequest.session(), pageRequest.language(), pageRequest.page().label(), view, home);
  }

  private static String page(
      Session session, Language language, String page, Outcome.View view, String home) {
    Map<String, Object> values = values(language, home);
    values.put("operator", session.role() == Role.OPERATOR);
    values.put("role", session.role().label());
    DealerLimit limit = session.caller().limit();
    values.put("limit", limit == null ? null : limit.named());
    values.put("person", session.person());
    values.put("formToken", session.formToken());
    values.put("page", page);
    values.putAll(view.values());
    return Loaded.TEMPLATES.render(view.template(), language, values);
  }

  /**
   * Renders the login page.
   *
   * @param to the page after the login
   * @param failure the reason of a failed login; empty for none
   */
  String login(Language language, String to, String failure) {
    Map<String, Object> values = values(language, Addresses.ownOr(to, ConsolePage.ROOT));
    values.put("failure", failure);
    values.put("provider", provider);
    return Loaded.TEMPLATES.render("login", language, values);
  }

  /** Renders the login page, which tells after a form that nothing was done. */
  String login(Language language, HttpServerRequest request) {
    boolean lost =
        request.method().equals(HttpMethod.POST)
            && !request.path().equals(ConsolePage.LOGOUT.path());
    String ended = lost ? PageMessages.in(language).get("login.ended") : "";
    return login(language, Addresses.home(request), ended);
  }

  /**
   * Renders an error page, with the navigation if there is a session.
   *
   * @param why the name of a text
   */
  String refusal(Optional<Session> session, Language language, int status, String why) {
    if (session.isPresent()) {
      String reason = PageMessages.in(language).get(why);
      return page(session.get(), language, "", error(status, reason), ConsolePage.ROOT);
    }
    Map<String, Object> values = values(language, ConsolePage.ROOT);
    values.put("status", status);
    values.put("why", why);
    return Loaded.TEMPLATES.render("refusal", language, values);
  }

  static Outcome.View error(int status, String reason) {
    return new Outcome.View("error", status, Map.of("status", status, "reason", reason));
  }

  /**
   * Renders a page that leads to another address at once. The browser takes it for a page of this
   * site, so it sends the session's cookie, and allows the way to the provider after a form.
   *
   * @param what the name of its texts
   */
  String onward(Language language, String what, String address) {
    Map<String, Object> values = values(language, ConsolePage.ROOT);
    values.put("what", what);
    values.put("address", address);
    return Loaded.TEMPLATES.render("onward", language, values);
  }

  private static Map<String, Object> values(Language language, String home) {
    Map<String, Object> values = new HashMap<>();
    values.put("lang", language.tag());
    values.put("locale", language.locale().toLanguageTag());
    values.put("otherLanguage", language == Language.ES ? Language.EN.tag() : Language.ES.tag());
    values.put("zone", PageTimes.zone());
    values.put("home", home);
    values.put("build", Assets.BUILD);
    return values;
  }
}
