package es.sml.connector.runtime;

import es.sml.connector.lead.LeadProperties;
import es.sml.connector.sml.RequestPace;
import es.sml.connector.sml.SmlAnswers;
import es.sml.connector.sml.SmlJson;
import es.sml.connector.sml.SmlRequest;
import es.sml.connector.sml.SmlSessions;
import es.sml.connector.sml.SmlSettings;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;

/** The steps of a request to SML. */
final class SmlSteps extends Steps {
  private SmlSteps(Registry registry) {
    super(registry);
  }

  static void bind(
      Registry registry, SmlSessions sessions, RequestPace pace, SmlSettings settings) {
    SmlSteps steps = new SmlSteps(registry);
    SmlAnswers answers = new SmlAnswers(settings.maxPause());
    steps.bind("requestPace.await", request -> await(pace, request));
    registry.bind("smlSessions", sessions);
    registry.bind("smlJson", SmlJson.MAPPER);
    steps.bind("smlSessions.checkLogin", sessions::checkLogin);
    steps.bind("smlSessions.token", sessions::token);
    steps.bind("smlSessions.authorize", sessions::authorize);
    steps.bind("smlSessions.decideAgain", sessions::decideAgain);
    steps.bind("smlAnswers.take", SmlAnswers::take);
    steps.bind("smlAnswers.check", answers::check);
    steps.bind("smlAnswers.failed", answers::failed);
  }

  // A lead has waited for the rate limit before its state became POSTING.
  private static void await(RequestPace pace, Exchange request) {
    if (!request.getProperty(LeadProperties.PACED, false, Boolean.class)) {
      pace.await(request.getProperty(SmlRequest.ACCOUNT, String.class));
    }
  }
}
