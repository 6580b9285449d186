package es.sml.connector.runtime.monitoring;

import es.sml.connector.config.Dealer;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.reload.LoadedConfiguration;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.door.status.DoorChannels;
import es.sml.connector.door.status.DoorListener;
import es.sml.connector.lead.InboundMessage.Channel;
import es.sml.connector.metrics.DoorMeters;
import es.sml.connector.metrics.ErrorMeters;
import es.sml.connector.metrics.LeadMeters;
import es.sml.connector.metrics.Meters;
import es.sml.connector.metrics.RequestMeters;
import es.sml.connector.metrics.SourceMeters;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;

/**
 * The metrics of leads, sources, requests, errors and the door, which the routes record. It decides
 * which channels of a dealer have metrics.
 */
final class ConnectorMeters {
  private final LeadMeters leads;
  private final SourceMeters sources;
  private final ErrorMeters errors;
  private final DoorMeters door;

  /** Starts them; the steps of the routes must be bound. */
  ConnectorMeters(
      RunningConfiguration configuration,
      Meters meters,
      DoorChannels door,
      StatusRuns runs,
      CamelContext context) {
    Registry registry = context.getRegistry();
    Dealers dealers = configuration.dealers();
    errors = new ErrorMeters(meters);
    leads = new LeadMeters(meters, channels(dealers));
    sources =
        new SourceMeters(
            meters, dealers.dealers().keySet(), configuration.of(LoadedConfiguration::sources));
    this.door = new DoorMeters(meters, door);
    errors.follow(dealers.accounts().keySet());
    RequestMeters requests = new RequestMeters(meters);
    new MeteredSteps(registry, leads, sources).bind();
    new TimedRequests(registry, requests).bind();
    context.addRoutePolicyFactory(
        new RouteMetrics(
            configuration.ofDealers(Dealers::accountsByDealer), errors, requests, runs));
    registry.bind(
        "meters.report", Processor.class, (Processor) exchange -> report(meters, exchange));
  }

  /** Replaces the dealers and their channels. */
  void follow(Dealers all) {
    leads.follow(channels(all));
    sources.follow(all.dealers().keySet());
    errors.follow(all.accounts().keySet());
    door.follow();
  }

  DoorListener door() {
    return door;
  }

  private static void report(Meters meters, Exchange exchange) {
    byte[] metrics = meters.scrape().getBytes(StandardCharsets.UTF_8);
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, Meters.CONTENT_TYPE);
    exchange.getMessage().setBody(metrics);
  }

  private static Map<String, Set<Channel>> channels(Dealers dealers) {
    Map<String, Set<Channel>> channels = new HashMap<>();
    dealers.dealers().forEach((id, dealer) -> channels.put(id, channels(dealer)));
    return channels;
  }

  private static Set<Channel> channels(Dealer dealer) {
    Set<Channel> channels = EnumSet.noneOf(Channel.class);
    if (!dealer.inboxes().isEmpty()) {
      channels.add(Channel.MAIL);
    }
    if (dealer.queue() != null) {
      channels.add(Channel.QUEUE);
    }
    if (dealer.dropFolder() != null) {
      channels.add(Channel.FILE);
    }
    if (!dealer.channels().isEmpty() || dealer.routes()) {
      channels.add(Channel.DOOR);
    }
    return channels;
  }
}
