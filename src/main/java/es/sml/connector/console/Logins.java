package es.sml.connector.console;

import es.sml.connector.console.request.Addresses;
import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.console.session.Cookies;
import es.sml.connector.console.session.Session;
import es.sml.connector.console.session.Sessions;
import es.sml.connector.console.text.Language;
import es.sml.connector.console.text.PageMessages;
import es.sml.connector.ops.access.AccessTokens;
import es.sml.connector.ops.access.Caller;
import es.sml.connector.ops.access.Role;
import es.sml.connector.ops.access.SignInRefusedException;
import es.sml.connector.ops.access.TokenBrake;
import es.sml.connector.ops.oidc.OidcSignIn;
import es.sml.connector.ops.oidc.SignInAttempt;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Exchange;

/**
 * Begins and ends the sessions of persons, by a token or at the identity provider. {@code Sessions}
 * decides how long they last.
 */
public final class Logins {
  private static final int LONGEST_PERSON = 60;

  private final Sessions sessions;
  private final Cookies cookies;
  private final Supplier<AccessTokens> tokens;
  private final TokenBrake brake;
  private final OidcSignIn provider;
  private final ConsoleHtml html;

  /**
   * @param tokens the tokens for the login
   * @param brake delays the responses to wrong tokens
   * @param provider the identity provider; null for none
   */
  public Logins(
      Sessions sessions,
      Cookies cookies,
      Supplier<AccessTokens> tokens,
      TokenBrake brake,
      OidcSignIn provider) {
    this.sessions = sessions;
    this.cookies = cookies;
    this.tokens = tokens;
    this.brake = brake;
    this.provider = provider;
    this.html = new ConsoleHtml(provider == null ? null : provider.name());
  }

  ConsoleHtml html() {
    return html;
  }

  /** Logs in by a token. */
  void login(HttpServerRequest request, Exchange exchange) {
    Language language = ConsoleGuard.language(request);
    String to = Addresses.ownOr(request.getFormAttribute("to"), ConsolePage.ROOT);
    String token = request.getFormAttribute("token");
    Optional<Role> role = token == null ? Optional.empty() : tokens.get().role(token.strip());
    if (role.isEmpty()) {
      brake.wrong();
      String wrong = PageMessages.in(language).get("login.wrong");
      Responses.put(exchange, 401, html.login(language, to, wrong));
      return;
    }
    String person = request.getFormAttribute("person");
    String name = person == null ? "" : person.strip();
    String shown = name.substring(0, Math.min(name.length(), LONGEST_PERSON));
    Session session = sessions.begin(Caller.withToken(role.get()).claiming(shown));
    Responses.move(exchange, to);
    Responses.setCookie(exchange, cookies.session(request, session.id()));
  }

  /** Leads to the provider's page. */
  void signIn(HttpServerRequest request, Exchange exchange) {
    if (isMissing(request, exchange)) {
      return;
    }
    SignInAttempt attempt =
        SignInAttempt.begin(Addresses.ownOr(request.getParam("to"), ConsolePage.ROOT));
    try {
      Responses.move(exchange, provider.page(attempt, callback(request)).toString());
      Responses.setCookie(exchange, cookies.attempt(request, attempt));
    } catch (SignInRefusedException e) {
      refuse(e, attempt.to(), request, exchange);
    }
  }

  /** Begins the session of a person who comes back from the provider. */
  void signedIn(HttpServerRequest request, Exchange exchange) {
    if (isMissing(request, exchange)) {
      return;
    }
    Optional<SignInAttempt> attempt = cookies.attempt(request);
    String to = Addresses.ownOr(attempt.map(SignInAttempt::to).orElse(""), ConsolePage.ROOT);
    try {
      URI received = cookies.address(request, request.uri());
      Caller caller =
          provider.end(attempt.orElseThrow(OidcSignIn::foreign), callback(request), received);
      Session session = sessions.begin(caller);
      Responses.put(exchange, 200, html.onward(ConsoleGuard.language(request), "signed-in", to));
      exchange
          .getMessage()
          .setHeader(
              "Set-Cookie",
              List.of(cookies.session(request, session.id()), cookies.noAttempt(request)));
    } catch (SignInRefusedException e) {
      refuse(e, to, request, exchange);
      Responses.setCookie(exchange, cookies.noAttempt(request));
    }
  }

  /** Ends a session, also at the provider if the person signed in there. */
  void logout(Session session, HttpServerRequest request, Exchange exchange) {
    sessions.end(session);
    Optional<URI> page =
        provider != null && session.isProven()
            ? provider.logout(cookies.address(request, ConsolePage.ROOT))
            : Optional.empty();
    page.ifPresentOrElse(
        address ->
            Responses.put(
                exchange,
                200,
                html.onward(ConsoleGuard.language(request), "logged-out", address.toString())),
        () -> Responses.move(exchange, ConsolePage.ROOT));
    Responses.setCookie(exchange, cookies.noSession(request));
  }

  private boolean isMissing(HttpServerRequest request, Exchange exchange) {
    if (provider == null) {
      Language language = ConsoleGuard.language(request);
      Responses.put(
          exchange,
          404,
          html.refusal(cookies.session(request), language, 404, "error.no-such-page"));
    }
    return provider == null;
  }

  private void refuse(
      SignInRefusedException refused, String to, HttpServerRequest request, Exchange exchange) {
    Language language = ConsoleGuard.language(request);
    Responses.put(
        exchange, refused.status(), html.login(language, to, refused.in(language.locale())));
  }

  private URI callback(HttpServerRequest request) {
    return cookies.address(request, ConsolePage.SIGN_IN_CALLBACK.path());
  }
}
