package es.sml.connector.console;

import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.console.page.AlertPages;
import es.sml.connector.console.page.ChannelPages;
import es.sml.connector.console.page.CrmPages;
import es.sml.connector.console.page.DeadLetterPages;
import es.sml.connector.console.page.LeadPages;
import es.sml.connector.console.page.OpsApiClient;
import es.sml.connector.console.page.OverviewPages;
import es.sml.connector.console.page.PausePages;
import es.sml.connector.console.page.ReportPages;
import es.sml.connector.console.page.TeachPages;
import es.sml.connector.console.page.TrialPages;
import es.sml.connector.console.request.Addresses;
import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.console.session.Cookies;
import es.sml.connector.console.session.Session;
import es.sml.connector.console.session.Sessions;
import es.sml.connector.console.text.Language;
import es.sml.connector.ops.OpsApi;
import es.sml.connector.ops.access.AccessTokens;
import es.sml.connector.ops.access.Role;
import es.sml.connector.ops.access.TokenBrake;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.http.Refusal;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/** Answers the requests that its guard has accepted. */
public final class Console {
  private static final String HTML = "text/html; charset=utf-8";
  private static final String FORM_TOKEN = "form-token";
  private static final int LONGEST_PERSON = 60;

  private final Sessions sessions;
  private final Supplier<AccessTokens> tokens;
  private final TokenBrake brake;
  private final Cookies cookies;
  private final ConsoleHtml html = new ConsoleHtml();
  private final OverviewPages overview;
  private final LeadPages leads;
  private final DeadLetterPages deadLetters;
  private final ChannelPages channels;
  private final CrmPages crms;
  private final TrialPages trials;
  private final TeachPages teaching;
  private final AlertPages alerts;
  private final PausePages pauses;
  private final ReportPages reports;

  /**
   * Makes the pages over the ops API.
   *
   * @param tokens the tokens for the login
   * @param brake delays the responses to wrong tokens
   */
  public Console(
      OpsApi api,
      RunningConfiguration configuration,
      Sessions sessions,
      Cookies cookies,
      Supplier<AccessTokens> tokens,
      TokenBrake brake) {
    this.sessions = sessions;
    this.cookies = cookies;
    this.brake = brake;
    this.tokens = tokens;
    OpsApiClient client = new OpsApiClient(api);
    this.pauses = new PausePages(client);
    this.channels = new ChannelPages(client, configuration);
    this.crms = new CrmPages(client);
    this.alerts = new AlertPages(client);
    this.overview = new OverviewPages(client, configuration);
    Supplier<List<String>> dealers =
        configuration.ofDealers(all -> all.dealers().keySet().stream().sorted().toList());
    this.leads = new LeadPages(client, dealers);
    this.deadLetters = new DeadLetterPages(client, dealers);
    this.trials = new TrialPages(client, dealers);
    this.teaching = new TeachPages(client);
    this.reports = new ReportPages(client, dealers);
  }

  /** Answers the request of the exchange. */
  public void answer(Exchange exchange) {
    HttpServerRequest request = exchange.getMessage(HttpMessage.class).getRequest();
    exchange.getMessage().removeHeaders("*");
    Optional<ConsolePage> page = ConsolePage.of(request.method(), request.path());
    if (page.isEmpty()) { // the guard has accepted another spelling of the path
      put(exchange, 404, html.refusal(ConsoleGuard.language(request), 404, "error.no-such-page"));
      return;
    }
    switch (page.get()) {
      case ASSET -> asset(request, exchange);
      case LOGIN -> login(request, exchange);
      case LANGUAGE -> language(request, exchange);
      default -> page(page.get(), request, exchange);
    }
  }

  private void page(ConsolePage page, HttpServerRequest request, Exchange exchange) {
    Optional<Session> session = cookies.session(request);
    Language language = ConsoleGuard.language(request);
    if (session.isEmpty()) { // it ended after the guard's check
      put(exchange, 401, html.login(language, Addresses.home(request), null));
      return;
    }
    PageRequest pageRequest;
    try {
      pageRequest = pageRequest(page, session.get(), language, request, exchange);
    } catch (OpsException | IllegalArgumentException e) {
      put(exchange, 400, html.refusal(language, 400, "error.400.remedy"));
      return;
    }
    Outcome outcome;
    try {
      outcome = outcome(pageRequest);
    } catch (RuntimeException e) {
      Refusal refusal = OpsApi.refusal(e);
      outcome = refusal(refusal.status(), refusal.reason());
    }
    if (outcome instanceof Outcome.View view) {
      put(exchange, view.status(), html.page(pageRequest, view, Addresses.home(request)));
    } else if (outcome instanceof Outcome.Move move) {
      move(exchange, move.address());
    } else if (outcome instanceof Outcome.File file) {
      put(exchange, 200, file.content());
      exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, file.type());
      exchange
          .getMessage()
          .setHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
    }
    if (page == ConsolePage.LOGOUT) {
      exchange.getMessage().setHeader("Set-Cookie", cookies.noSession(request));
    }
  }

  private Outcome outcome(PageRequest pageRequest) {
    ConsolePage page = pageRequest.page();
    if (page.access() == ConsolePage.Access.OPERATOR
        && pageRequest.session().role() != Role.OPERATOR) {
      return refusal(403, "the viewer's token can only read; use the operator's token");
    }
    if (page.method().equals("POST") && !isOurForm(pageRequest)) {
      return refusal(403, "the form does not belong to this session; load the page again");
    }
    return switch (page) {
      case OVERVIEW -> overview.overview(pageRequest);
      case MAILBOXES -> overview.mailboxes(pageRequest);
      case CHANNELS -> channels.list(pageRequest);
      case TEST_CHANNEL -> channels.test(pageRequest);
      case CRMS -> crms.list(pageRequest);
      case ALERTS -> alerts.list(pageRequest);
      case TEST_ALERT -> alerts.test(pageRequest);
      case CRM_EVENTS -> crms.events(pageRequest);
      case RETRY_CRM -> crms.retry(pageRequest);
      case TEST_CRM -> crms.test(pageRequest);
      case REDELIVER_EVENT -> crms.redeliver(pageRequest);
      case PAUSES -> pauses.list(pageRequest);
      case PAUSE -> pauses.pause(pageRequest);
      case RESUME -> pauses.resume(pageRequest);
      case REPORTS -> reports.show(pageRequest);
      case REPORT_TABLE -> reports.table(pageRequest);
      case AUDIT -> overview.audit(pageRequest);
      case CONFIGURATION -> overview.configuration();
      case RUNBOOK -> overview.runbook();
      case LEADS -> leads.list(pageRequest);
      case SEARCH_LEADS -> leads.search(pageRequest);
      case LEAD -> leads.show(pageRequest);
      case UNMASK_LEAD -> leads.unmask(pageRequest);
      case RESOLVE_LEAD -> leads.resolve(pageRequest);
      case UNKNOWN -> leads.unknown(pageRequest);
      case DEAD_LETTERS -> deadLetters.list(pageRequest);
      case DEAD_LETTER -> deadLetters.show(pageRequest);
      case UNMASK_DEAD_LETTER -> deadLetters.unmask(pageRequest);
      case REPLAY_DEAD_LETTERS -> deadLetters.replay(pageRequest);
      case DISCARD_DEAD_LETTERS -> deadLetters.discard(pageRequest);
      case TRY -> trials.form(pageRequest);
      case TRY_MESSAGE -> trials.message(pageRequest);
      case TRY_DEAD_LETTER -> trials.deadLetter(pageRequest);
      case CREATE_BY_HAND -> trials.create(pageRequest);
      case TEACH -> teaching.teach(pageRequest);
      case SAVE_TEMPLATE -> teaching.save(pageRequest);
      case LOGOUT -> {
        sessions.end(pageRequest.session());
        yield new Outcome.Move(ConsolePage.ROOT);
      }
      case LOGIN, LANGUAGE, ASSET -> throw new AssertionError("has been answered before");
    };
  }

  private static Outcome refusal(int status, String reason) {
    Map<String, Object> values = new HashMap<>();
    values.put("status", status);
    values.put("reason", reason);
    return new Outcome.View("error", status, values);
  }

  private static boolean isOurForm(PageRequest pageRequest) {
    return MessageDigest.isEqual(
        pageRequest.field(FORM_TOKEN).getBytes(StandardCharsets.UTF_8),
        pageRequest.session().formToken().getBytes(StandardCharsets.UTF_8));
  }

  private void login(HttpServerRequest request, Exchange exchange) {
    Language language = ConsoleGuard.language(request);
    String to = Addresses.ownOr(request.getFormAttribute("to"), ConsolePage.ROOT);
    String token = request.getFormAttribute("token");
    Optional<Role> role = token == null ? Optional.empty() : tokens.get().role(token.strip());
    if (role.isEmpty()) {
      brake.wrong();
      put(exchange, 401, html.login(language, to, "login.wrong"));
      return;
    }
    String person = request.getFormAttribute("person");
    String name = person == null ? "" : person.strip();
    Session session =
        sessions.begin(role.get(), name.substring(0, Math.min(name.length(), LONGEST_PERSON)));
    move(exchange, to);
    exchange.getMessage().setHeader("Set-Cookie", cookies.session(request, session.id()));
  }

  private void language(HttpServerRequest request, Exchange exchange) {
    Language chosen = Language.of(request.getFormAttribute("language"), null);
    move(exchange, Addresses.ownOr(request.getFormAttribute("to"), ConsolePage.ROOT));
    exchange.getMessage().setHeader("Set-Cookie", cookies.language(request, chosen));
  }

  private static void asset(HttpServerRequest request, Exchange exchange) {
    Optional<Assets.Asset> asset = Assets.find(lastSegment(request.path()));
    if (asset.isEmpty()) {
      put(exchange, 404, "");
      return;
    }
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, asset.get().type());
    exchange.getMessage().setBody(asset.get().content());
    request.response().putHeader("Cache-Control", "public, max-age=31536000, immutable");
  }

  private static PageRequest pageRequest(
      ConsolePage page,
      Session session,
      Language language,
      HttpServerRequest request,
      Exchange exchange) {
    String[] segments = request.path().split("/", -1);
    boolean named = page.path().contains("{");
    return new PageRequest(
        page,
        session,
        language,
        request.path(),
        named ? URLDecoder.decode(segments[3], StandardCharsets.UTF_8) : "",
        OpsRequest.query(request.query()),
        request.formAttributes(),
        exchange.getContext());
  }

  private static String lastSegment(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void move(Exchange exchange, String address) {
    put(exchange, 303, "");
    exchange.getMessage().setHeader("Location", address);
  }

  private static void put(Exchange exchange, int status, String page) {
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, HTML);
    exchange.getMessage().setBody(page.getBytes(StandardCharsets.UTF_8));
  }
}
