package es.sml.connector.runtime.step;

import es.sml.connector.console.Console;
import es.sml.connector.ops.OpsApi;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.retention.Retention;
import es.sml.connector.ops.sml.SmlApi;
import es.sml.connector.ops.sml.SmlEndpoint;
import org.apache.camel.spi.Registry;

/** The steps of the ops API, the console and retention. */
public final class OpsSteps extends RouteSteps {
  private OpsSteps(Registry registry) {
    super(registry);
  }

  public static void bind(
      Registry registry, OpsApi ops, Retention retention, SmlApi sml, Console console) {
    OpsSteps steps = new OpsSteps(registry);
    for (OpsEndpoint endpoint : OpsEndpoint.values()) {
      steps.bind("opsApi." + endpoint.label(), exchange -> ops.answer(endpoint, exchange));
    }
    for (SmlEndpoint endpoint : SmlEndpoint.all()) {
      steps.bind("smlApi." + endpoint.label(), exchange -> sml.answer(endpoint, exchange));
    }
    steps.bind("smlApi.answerLead", sml::answerLead);
    steps.bind("console.answer", console::answer);
    steps.bind("opsApi.refuse", ops::refuse);
    steps.bind("retention.apply", exchange -> retention.apply());
  }
}
