package es.sml.connector.runtime.access;

import es.sml.connector.config.Configuration;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.fetch.FetchChannel;
import es.sml.connector.door.fetch.api.ApiConnections;
import es.sml.connector.door.fetch.api.LeadApi.Probe;
import es.sml.connector.runtime.dealer.FetchRequestRoute;
import es.sml.connector.runtime.step.FetchSteps;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** Requests to Meta and LinkedIn by the connector's routes, without broker, ledger and intake. */
public final class PlatformAccess implements AutoCloseable {
  private static final List<String> ROUTES = List.of("00-errors", "16-fetch-request");

  private final Main main = new Main();
  private final ApiConnections connections = new ApiConnections();

  private PlatformAccess() {}

  /**
   * Opens the access; it sends no request before the first probe.
   *
   * @param routes directory of the route files
   */
  public static PlatformAccess open(Configuration configuration, Path routes) throws Exception {
    PlatformAccess access = new PlatformAccess();
    try {
      AccessContext.init(access.main, routes, ROUTES);
      FetchSteps.bind(access.context().getRegistry(), access.connections, configuration.settings());
      access.main.start();
      return access;
    } catch (Exception e) {
      access.close();
      throw e;
    }
  }

  /**
   * Returns the smallest requests that show whether a channel's leads can be read.
   *
   * @param channel a channel of the kind meta or linkedin
   */
  public List<Probe> probes(String dealer, String id, DoorChannel channel) {
    FetchRequestRoute.add(context(), dealer, id, channel, context().getRegistry()::bind);
    return FetchChannel.probes(context().createProducerTemplate(), dealer, id, channel);
  }

  private CamelContext context() {
    return main.getCamelContext();
  }

  @Override
  public void close() {
    main.stop();
    connections.close();
  }
}
