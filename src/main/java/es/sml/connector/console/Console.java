package es.sml.connector.console;

import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.console.page.AlertPages;
import es.sml.connector.console.page.ChannelPages;
import es.sml.connector.console.page.ConfigurationPages;
import es.sml.connector.console.page.CrmPages;
import es.sml.connector.console.page.DeadLetterPages;
import es.sml.connector.console.page.LeadPages;
import es.sml.connector.console.page.LogPages;
import es.sml.connector.console.page.OneDeadLetterPages;
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
import es.sml.connector.console.text.Language;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.OpsApi;
import es.sml.connector.ops.OpsRefusals;
import es.sml.connector.ops.access.Role;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.http.OpsResponses;
import es.sml.connector.ops.http.Refusal;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/**
 * Chooses the page for each request that {@link ConsoleGuard} has accepted. It refuses a viewer's
 * action, and a form of another session.
 */
public final class Console {
  private static final String FORM_TOKEN = "form-token";

  private final Logins logins;
  private final Cookies cookies;
  private final ConsoleHtml html;
  private final OverviewPages overview;
  private final ConfigurationPages settings;
  private final LeadPages leads;
  private final DeadLetterPages deadLetters;
  private final OneDeadLetterPages deadLetter;
  private final ChannelPages channels;
  private final CrmPages crms;
  private final TrialPages trials;
  private final TeachPages teaching;
  private final AlertPages alerts;
  private final PausePages pauses;
  private final ReportPages reports;
  private final LogPages log;

  /**
   * Makes the pages over the ops API.
   *
   * @param pausable the names of all things that can be paused, by kind
   */
  public Console(
      OpsApi api,
      RunningConfiguration configuration,
      Supplier<Map<String, Set<String>>> pausable,
      Cookies cookies,
      Logins logins) {
    this.logins = logins;
    this.cookies = cookies;
    this.html = logins.html();
    OpsApiClient client = new OpsApiClient(api);
    this.pauses = new PausePages(client, pausable);
    this.channels = new ChannelPages(client, configuration);
    this.crms = new CrmPages(client);
    this.alerts = new AlertPages(client);
    this.overview = new OverviewPages(client);
    this.settings = new ConfigurationPages(client, configuration);
    Supplier<List<String>> dealers =
        configuration.ofDealers(all -> all.dealers().keySet().stream().sorted().toList());
    this.leads = new LeadPages(client, dealers);
    this.deadLetters = new DeadLetterPages(client, dealers);
    this.deadLetter = new OneDeadLetterPages(client);
    this.trials = new TrialPages(client, dealers);
    this.teaching = new TeachPages(client);
    this.log = new LogPages(client);
    this.reports = new ReportPages(client, dealers);
  }

  public void answer(Exchange exchange) {
    HttpServerRequest request = exchange.getMessage(HttpMessage.class).getRequest();
    exchange.getMessage().removeHeaders("*");
    Optional<ConsolePage> page = ConsolePage.of(request.method(), request.path());
    if (page.isEmpty()) { // the guard has accepted another spelling of the path
      Responses.put(
          exchange,
          404,
          html.refusal(
              cookies.session(request), ConsoleGuard.language(request), 404, "error.no-such-page"));
      return;
    }
    switch (page.get()) {
      case ASSET -> asset(request, exchange);
      case LOGIN -> logins.login(request, exchange);
      case SIGN_IN -> logins.signIn(request, exchange);
      case SIGN_IN_CALLBACK -> logins.signedIn(request, exchange);
      case LANGUAGE -> language(request, exchange);
      default -> page(page.get(), request, exchange);
    }
  }

  private void page(ConsolePage page, HttpServerRequest request, Exchange exchange) {
    Optional<Session> session = cookies.session(request);
    Language language = ConsoleGuard.language(request);
    if (session.isEmpty()) { // it ended after the guard's check
      Responses.put(exchange, 401, html.login(language, request));
      return;
    }
    PageRequest pageRequest;
    try {
      pageRequest = pageRequest(page, session.get(), language, request, exchange);
    } catch (OpsException | IllegalArgumentException e) {
      Responses.put(exchange, 400, html.refusal(session, language, 400, "error.400.remedy"));
      return;
    }
    if (page == ConsolePage.LOGOUT && isOurForm(pageRequest)) {
      logins.logout(session.get(), request, exchange);
      return;
    }
    Outcome outcome;
    try {
      outcome = outcome(pageRequest);
    } catch (RuntimeException e) {
      Refusal refusal = OpsRefusals.of(e);
      outcome = refusal(refusal, language);
    }
    if (outcome instanceof Outcome.View view) {
      Responses.put(exchange, view.status(), html.page(pageRequest, view, Addresses.home(request)));
    } else if (outcome instanceof Outcome.Move move) {
      Responses.move(exchange, move.address());
    } else if (outcome instanceof Outcome.File file) {
      OpsResponses.file(exchange, file.file());
    }
  }

  private Outcome outcome(PageRequest pageRequest) {
    ConsolePage page = pageRequest.page();
    if (page.access() == ConsolePage.Access.OPERATOR
        && pageRequest.session().role() != Role.OPERATOR) {
      return refusal(
          new Refusal(
              403,
              LocalizedText.of("refused.read-only", "a viewer can only read; ask an operator")),
          pageRequest.language());
    }
    if (page == ConsolePage.CONFIGURATION && pageRequest.session().caller().limit() != null) {
      throw OpsException.forAllDealers();
    }
    if (page.method().equals("POST") && !isOurForm(pageRequest)) {
      return refusal(
          new Refusal(
              403,
              LocalizedText.of(
                  "refused.other-session",
                  "the form does not belong to this session; load the page again")),
          pageRequest.language());
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
      case COMMANDS -> crms.commands(pageRequest);
      case RETRY_CRM -> crms.retry(pageRequest);
      case TEST_CRM -> crms.test(pageRequest);
      case REDELIVER_EVENT -> crms.redeliver(pageRequest);
      case PAUSES -> pauses.list(pageRequest);
      case PAUSE -> pauses.pause(pageRequest);
      case RESUME -> pauses.resume(pageRequest);
      case REPORTS -> reports.show(pageRequest);
      case REPORT_TABLE -> reports.table(pageRequest);
      case AUDIT -> overview.audit(pageRequest);
      case LOG -> log.list(pageRequest);
      case SET_LOG_LEVEL -> log.setLevel(pageRequest);
      case MAKE_SUPPORT_BUNDLE -> log.bundle(pageRequest);
      case CONFIGURATION -> settings.show(pageRequest);
      case RUNBOOK -> overview.runbook(pageRequest);
      case LEADS -> leads.list(pageRequest);
      case SEARCH_LEADS -> leads.search(pageRequest);
      case LEAD -> leads.show(pageRequest);
      case UNMASK_LEAD -> leads.unmask(pageRequest);
      case CANDIDATES -> leads.candidates(pageRequest);
      case RESOLVE_LEAD -> leads.resolve(pageRequest);
      case UNKNOWN -> leads.unknown(pageRequest);
      case DEAD_LETTERS -> deadLetters.list(pageRequest);
      case DEAD_LETTER -> deadLetter.show(pageRequest);
      case UNMASK_DEAD_LETTER -> deadLetter.unmask(pageRequest);
      case DOWNLOAD_DEAD_LETTER -> deadLetter.download(pageRequest);
      case REPLAY_DEAD_LETTERS -> deadLetters.replay(pageRequest);
      case DISCARD_DEAD_LETTERS -> deadLetters.discard(pageRequest);
      case TRY -> trials.form(pageRequest);
      case TRY_MESSAGE -> trials.message(pageRequest);
      case TRY_DEAD_LETTER -> trials.deadLetter(pageRequest);
      case CREATE_BY_HAND -> deadLetter.create(pageRequest);
      case TEACH -> teaching.teach(pageRequest);
      case SAVE_TEMPLATE -> teaching.save(pageRequest);
      case LOGIN, LOGOUT, SIGN_IN, SIGN_IN_CALLBACK, LANGUAGE, ASSET ->
          throw new AssertionError("has been answered before");
    };
  }

  private static Outcome refusal(Refusal refusal, Language language) {
    return ConsoleHtml.error(refusal.status(), refusal.reason().in(language.locale()));
  }

  private static boolean isOurForm(PageRequest pageRequest) {
    return MessageDigest.isEqual(
        pageRequest.field(FORM_TOKEN).getBytes(StandardCharsets.UTF_8),
        pageRequest.session().formToken().getBytes(StandardCharsets.UTF_8));
  }

  private void language(HttpServerRequest request, Exchange exchange) {
    Language chosen = Language.of(request.getFormAttribute("language"), null);
    Responses.move(exchange, Addresses.ownOr(request.getFormAttribute("to"), ConsolePage.ROOT));
    exchange.getMessage().setHeader("Set-Cookie", cookies.language(request, chosen));
  }

  private static void asset(HttpServerRequest request, Exchange exchange) {
    Optional<Assets.Asset> asset = Assets.find(lastSegment(request.path()));
    if (asset.isEmpty()) {
      Responses.put(exchange, 404, "");
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
        named ? URLDecoder.decode(segments[3], StandardCharsets.UTF_8) : "",
        OpsRequest.query(request.query()),
        request.formAttributes(),
        exchange.getContext());
  }

  private static String lastSegment(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
