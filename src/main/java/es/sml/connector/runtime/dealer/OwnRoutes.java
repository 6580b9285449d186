package es.sml.connector.runtime.dealer;

import es.sml.connector.console.request.ConsolePage;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.sml.SmlEndpoint;
import es.sml.connector.runtime.step.RouteId;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/**
 * Creates the connector's own routes, without account or dealer: health, metrics, ops API and
 * console.
 */
public final class OwnRoutes {
  private final TemplateRoutes routes;

  public OwnRoutes(CamelContext context) {
    this.routes = new TemplateRoutes(context);
  }

  public void addHealth() {
    for (String path : List.of("health", "health/ready", "health/live", "ready", "live")) {
      String what = path.substring(path.lastIndexOf('/') + 1);
      routes.add(RouteId.HEALTH_REPORT, path.replace('/', '-'), Map.of("path", path, "what", what));
    }
    routes.add(RouteId.HEALTH_METRICS, "all", Map.of("path", "/observe/metrics"));
  }

  public void addOps() {
    for (OpsEndpoint endpoint : OpsEndpoint.values()) {
      routes.add(
          RouteId.OPS_API,
          endpoint.label(),
          Map.of(
              "endpoint", endpoint.label(),
              "method", endpoint.method(),
              "path", OpsEndpoint.ROOT + endpoint.path()));
    }
    for (SmlEndpoint endpoint : SmlEndpoint.all()) {
      routes.add(
          RouteId.OPS_SML,
          endpoint.label(),
          Map.of(
              "endpoint", endpoint.label(),
              "method", endpoint.method(),
              "path", OpsEndpoint.ROOT + endpoint.path()));
    }
  }

  public void addConsole() {
    routes.add(RouteId.CONSOLE_PAGE, "all", Map.of("path", ConsolePage.ROOT));
  }
}
