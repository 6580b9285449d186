package es.sml.connector.runtime.ext;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;

/** The routes in routes/ext among all routes: their ids have a prefix that no other route has. */
public final class ExtRoutes {
  public static final String PREFIX = "ext-";

  /** The route that accepts their leads. */
  public static final String INTAKE = "direct:lead-intake";

  private ExtRoutes() {}

  public static boolean isOne(String route) {
    return route != null && route.startsWith(PREFIX);
  }

  public static List<String> ids(CamelContext context) {
    return definitions(context).map(RouteDefinition::getRouteId).toList();
  }

  /** Returns them with their sources. */
  public static List<ExtFinding> found(CamelContext context) {
    return definitions(context)
        .map(
            route ->
                ExtFinding.sound(
                    route.getRouteId(),
                    context.resolvePropertyPlaceholders(route.getInput().getEndpointUri())))
        .toList();
  }

  private static Stream<RouteDefinition> definitions(CamelContext context) {
    return context
        .getCamelContextExtension()
        .getContextPlugin(Model.class)
        .getRouteDefinitions()
        .stream()
        .filter(route -> isOne(route.getRouteId()))
        .sorted(Comparator.comparing(RouteDefinition::getRouteId));
  }
}
