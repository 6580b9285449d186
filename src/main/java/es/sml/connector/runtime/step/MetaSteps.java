package es.sml.connector.runtime.step;

import es.sml.connector.config.Settings;
import es.sml.connector.door.meta.MetaIds;
import es.sml.connector.door.meta.graph.GraphConnections;
import es.sml.connector.door.meta.graph.GraphHeaders;
import es.sml.connector.intake.InboundMessages;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;

/** The steps of Meta's routes. */
public final class MetaSteps extends RouteSteps {
  private MetaSteps(Registry registry) {
    super(registry);
  }

  public static void bind(Registry registry, GraphConnections connections, Settings settings) {
    MetaSteps steps = new MetaSteps(registry);
    MetaIds ids = new MetaIds(new InboundMessages(settings.intake()));
    registry.bind("metaIds", ids);
    registry.bind("graphConnections", connections);
    registry.bind("graphHeaders", new GraphHeaders());
    steps.bind("metaIds.accept", ids::accept);
    steps.bind("metaIds.stamp", ids::stamp);
    steps.bind("graphResponse.read", MetaSteps::readBody);
  }

  private static void readBody(Exchange exchange) throws IOException {
    if (exchange.getMessage().getBody() instanceof InputStream answer) {
      try (answer) {
        exchange.getMessage().setBody(answer.readAllBytes());
      }
    }
  }
}
