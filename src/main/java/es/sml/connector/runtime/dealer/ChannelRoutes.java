package es.sml.connector.runtime.dealer;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.door.fetch.FetchChannel;
import es.sml.connector.door.fetch.FetchChannels;
import es.sml.connector.door.sender.Senders;
import es.sml.connector.ops.health.ComponentHealth;
import es.sml.connector.runtime.step.RouteId;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/** Creates the routes of the door's channels, with those that fetch a lead by its id. */
final class ChannelRoutes {
  private final CamelContext context;
  private final ProducerTemplate template;
  private final TemplateRoutes routes;
  private final BegunRoute begun;
  private final LedgerTransactions transactions;

  ChannelRoutes(
      CamelContext context,
      TemplateRoutes routes,
      BegunRoute begun,
      LedgerTransactions transactions) {
    this.context = context;
    this.template = context.createProducerTemplate();
    this.routes = routes;
    this.begun = begun;
    this.transactions = transactions;
  }

  static RouteId template(OpenChannel open) {
    return open.channel().kind().isFetched() ? RouteId.DOOR_IDS : RouteId.DOOR_CHANNEL;
  }

  void add(DealerEndpoint endpoint, OpenChannel open) {
    if (open.channel().kind().isFetched()) {
      addFetch(endpoint, open);
    }
    begun.bind("doorSender-" + endpoint.instance(), Senders.of(open.channel()));
    routes.add(template(open), endpoint.instance(), names(endpoint, open));
  }

  private static Map<String, Object> names(DealerEndpoint endpoint, OpenChannel open) {
    return open.channel().kind().isFetched()
        ? Map.of(
            "dealer",
            endpoint.dealer(),
            "channel",
            open.id(),
            "kind",
            open.channel().kind().label())
        : Map.of("dealer", endpoint.dealer(), "channel", open.id());
  }

  // The webhook's route is the last one that starts and the first one that stops.
  private void addFetch(DealerEndpoint endpoint, OpenChannel open) {
    FetchChannels channels =
        context.getRegistry().lookupByNameAndType("fetchChannels", FetchChannels.class);
    FetchChannel fetched =
        new FetchChannel(endpoint.dealer(), open.id(), open.channel(), transactions, template);
    String name = endpoint.dealer() + "/" + open.id();
    channels.add(name, fetched);
    begun.onRemoval(() -> channels.remove(name, fetched));
    for (RouteId template :
        List.of(RouteId.FETCH_LEAD, RouteId.STORE_FETCHED, RouteId.FETCH_REQUEST)) {
      begun.onRemoval(() -> routes.remove(template.of(endpoint.instance())));
    }
    begun.bind("leadFetch-" + endpoint.instance(), fetched.fetch());
    begun.check(
        new ComponentHealth(
            "fetch-" + endpoint.instance(),
            ComponentHealth.Weight.ACTION_NEEDED,
            fetched::trouble));
    FetchRequestRoute.add(context, endpoint.dealer(), open.id(), open.channel(), begun::bind);
    routes.add(RouteId.STORE_FETCHED, endpoint.instance(), names(endpoint, open));
    routes.add(RouteId.FETCH_LEAD, endpoint.instance(), names(endpoint, open));
  }
}
