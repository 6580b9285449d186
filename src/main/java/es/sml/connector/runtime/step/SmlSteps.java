package es.sml.connector.runtime.step;

import es.sml.connector.runtime.context.LeadContext;
import es.sml.connector.sml.SmlJson;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.http.SmlAnswers;
import es.sml.connector.sml.http.SmlRequest;
import es.sml.connector.sml.limit.RequestRateLimiter;
import es.sml.connector.sml.session.SmlSessions;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;

/** The steps of a request to SML. */
public final class SmlSteps extends RouteSteps {
  public static final String AUTHORIZE = "smlSessions.authorize";
  public static final String DECIDE_RETRY = "smlSessions.decideRetry";
  public static final String FAILED = "smlAnswers.failed";
  private static final String PAUSE = "accountPauses.check";

  private SmlSteps(Registry registry) {
    super(registry);
  }

  public static void bind(
      Registry registry,
      SmlSessions sessions,
      RequestRateLimiter rateLimiter,
      SmlSettings settings) {
    SmlSteps steps = new SmlSteps(registry);
    SmlAnswers answers = new SmlAnswers(settings.maxPause());
    steps.bind("requestRateLimiter.await", request -> await(rateLimiter, request));
    steps.bind(PAUSE, request -> {}); // a single command of a terminal knows no pause
    registry.bind("smlSessions", sessions);
    registry.bind("smlJson", SmlJson.MAPPER);
    steps.bind("smlSessions.checkLogin", sessions::checkLogin);
    steps.bind("smlSessions.token", sessions::token);
    steps.bind(AUTHORIZE, sessions::authorize);
    steps.bind(DECIDE_RETRY, sessions::decideRetry);
    steps.bind("smlAnswers.read", SmlAnswers::receive);
    steps.bind("smlAnswers.check", answers::check);
    steps.bind(FAILED, answers::failed);
  }

  /**
   * Refuses the requests of paused accounts.
   *
   * @param check throws an exception for a paused account
   */
  public static void bindPauses(Registry registry, Consumer<String> check) {
    new SmlSteps(registry)
        .bind(
            PAUSE, request -> check.accept(request.getProperty(SmlRequest.ACCOUNT, String.class)));
  }

  // A lead has waited for the rate limit before its state became POSTING.
  private static void await(RequestRateLimiter rateLimiter, Exchange request) {
    if (!LeadContext.of(request).posting().rateLimited()) {
      rateLimiter.await(request.getProperty(SmlRequest.ACCOUNT, String.class));
    }
  }
}
