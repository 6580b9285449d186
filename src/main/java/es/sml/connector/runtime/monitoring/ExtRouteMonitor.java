package es.sml.connector.runtime.monitoring;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.metrics.ExtMeters;
import es.sml.connector.runtime.ext.ExtRoutes;
import es.sml.connector.runtime.step.RouteId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Observes the routes in routes/ext: the last failure of each, and their messages. A route is
 * healthy again after its next success.
 */
final class ExtRouteMonitor implements RoutePolicyFactory {
  private static final String INTAKE = RouteId.LEAD_INTAKE.id();

  private final CamelContext context;
  private final ExtMeters meters;
  private final Map<String, LocalizedText> failures = new ConcurrentHashMap<>();

  ExtRouteMonitor(CamelContext context, ExtMeters meters) {
    this.context = context;
    this.meters = meters;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext unused, String route, NamedNode definition) {
    if (route.equals(INTAKE)) {
      return new Intake();
    }
    return ExtRoutes.isOne(route) ? new Ends(route) : null;
  }

  /** Returns why a route is not healthy; null if it is. */
  LocalizedText trouble(String route) {
    ServiceStatus status = context.getRouteController().getRouteStatus(route);
    if (status != null && !status.isStarted()) {
      return LocalizedText.of(
          "health.route-stopped",
          "the route is not running ({0}); the log has the reason; the connector starts it again"
              + " until that succeeds",
          status);
    }
    return failures.get(route);
  }

  private final class Ends extends RoutePolicySupport {
    private final String route;

    private Ends(String route) {
      this.route = route;
    }

    @Override
    public void onExchangeDone(Route unused, Exchange exchange) {
      Exception failure = exchange.getException();
      if (failure == null) {
        failures.remove(route);
      } else {
        // The text of the exception could be personal data of the message.
        failures.put(
            route,
            LocalizedText.of(
                "health.route-failed",
                "the last message or run failed at {0}: {1}; the log has the reason, and the route"
                    + " tries again",
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                failure.getClass().getSimpleName()));
      }
    }
  }

  private final class Intake extends RoutePolicySupport {
    @Override
    public void onExchangeDone(Route unused, Exchange exchange) {
      meters.count(exchange.getFromRouteId(), RouteMetrics.failure(exchange) == null);
    }
  }
}
