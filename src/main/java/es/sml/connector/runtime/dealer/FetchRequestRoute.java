package es.sml.connector.runtime.dealer;

import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.fetch.FetchChannel;
import es.sml.connector.door.fetch.api.ApiConnections;
import es.sml.connector.runtime.step.RouteId;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.camel.CamelContext;

/** Creates the route that sends a channel's requests to Meta or LinkedIn. */
public final class FetchRequestRoute {
  private FetchRequestRoute() {}

  /**
   * Creates the route of a channel of the kind meta or linkedin.
   *
   * @param beans binds the route's HTTP client by its name
   */
  public static void add(
      CamelContext context,
      String dealer,
      String id,
      DoorChannel channel,
      BiConsumer<String, Object> beans) {
    String instance = dealer + "." + id;
    beans.accept(
        "apiHttp-" + instance,
        context
            .getRegistry()
            .lookupByNameAndType("apiConnections", ApiConnections.class)
            .newClient());
    new TemplateRoutes(context)
        .add(
            RouteId.FETCH_REQUEST,
            instance,
            Map.of("dealer", dealer, "channel", id, "root", FetchChannel.url(channel)));
  }
}
