package es.sml.connector.runtime;

import es.sml.connector.console.ConsolePage;
import es.sml.connector.ops.OpsEndpoint;
import es.sml.connector.ops.SmlEndpoint;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/** Creates the connector's own routes, without account or dealer. */
final class OwnRoutes {
  private final TemplateRoutes routes;

  OwnRoutes(CamelContext context) {
    this.routes = new TemplateRoutes(context);
  }

  void addHealth() {
    List.of("health", "ready", "live")
        .forEach(what -> routes.add("health-report", what, Map.of("what", what)));
    routes.add("health-metrics", "all", Map.of("path", "/observe/metrics"));
  }

  /** Creates the routes of the ops API. */
  void addOps() {
    for (OpsEndpoint endpoint : OpsEndpoint.values()) {
      routes.add(
          "ops-api",
          endpoint.label(),
          Map.of(
              "endpoint", endpoint.label(),
              "method", endpoint.method(),
              "path", OpsEndpoint.ROOT + endpoint.path()));
    }
    for (SmlEndpoint endpoint : SmlEndpoint.all()) {
      routes.add(
          "ops-sml",
          endpoint.label(),
          Map.of(
              "endpoint", endpoint.label(),
              "method", endpoint.method(),
              "path", OpsEndpoint.ROOT + endpoint.path()));
    }
  }

  /** Creates the routes of the console. */
  void addConsole() {
    routes.add("console-page", "all", Map.of("path", ConsolePage.ROOT));
  }
}
