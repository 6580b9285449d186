package es.sml.connector.runtime.step;

import es.sml.connector.config.Settings;
import es.sml.connector.door.fetch.LeadIds;
import es.sml.connector.door.fetch.api.ApiConnections;
import es.sml.connector.door.fetch.api.ApiHeaders;
import es.sml.connector.intake.InboundMessages;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;

/** The steps of the routes that fetch leads. */
public final class FetchSteps extends RouteSteps {
  private FetchSteps(Registry registry) {
    super(registry);
  }

  public static void bind(Registry registry, ApiConnections connections, Settings settings) {
    FetchSteps steps = new FetchSteps(registry);
    LeadIds ids = new LeadIds(new InboundMessages(settings.intake()));
    registry.bind("leadIds", ids);
    registry.bind("apiConnections", connections);
    registry.bind("apiHeaders", new ApiHeaders());
    steps.bind("leadIds.accept", ids::accept);
    steps.bind("leadIds.stamp", ids::stamp);
    steps.bind("apiResponse.read", FetchSteps::readBody);
  }

  private static void readBody(Exchange exchange) throws IOException {
    if (exchange.getMessage().getBody() instanceof InputStream answer) {
      try (answer) {
        exchange.getMessage().setBody(answer.readAllBytes());
      }
    }
  }
}
