package es.sml.connector.runtime;

import es.sml.connector.sml.SmlAnswers;
import es.sml.connector.sml.SmlSessions;
import org.apache.camel.spi.Registry;

/** The steps of a request to SML. */
final class SmlSteps extends Steps {
  private SmlSteps(Registry registry) {
    super(registry);
  }

  static void bind(Registry registry, SmlSessions sessions) {
    SmlSteps steps = new SmlSteps(registry);
    SmlAnswers answers = new SmlAnswers();
    registry.bind("smlSessions", sessions);
    steps.bind("smlSessions.authorize", sessions::authorize);
    steps.bind("smlSessions.decideAgain", sessions::decideAgain);
    steps.bind("smlAnswers.check", answers::check);
    steps.bind("smlAnswers.failed", answers::failed);
  }
}
