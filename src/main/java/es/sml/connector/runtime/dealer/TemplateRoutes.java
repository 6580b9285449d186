package es.sml.connector.runtime.dealer;

import es.sml.connector.runtime.step.RouteId;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RouteController;

/** Creates routes from the route templates, named after template and instance. */
record TemplateRoutes(CamelContext context) {
  /** Stops and removes a route, after its messages in progress; does nothing without the route. */
  void remove(String route) {
    Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
    RouteDefinition definition = model.getRouteDefinition(route);
    try {
      if (definition != null) {
        model.removeRouteDefinition(definition);
      }
    } catch (Exception e) {
      throw RuntimeCamelException.wrapRuntimeException(e);
    }
  }

  void add(RouteId template, String instance, Map<String, Object> parameters) {
    add(template, instance, null, parameters);
  }

  /**
   * @param group account of routes that pause together; null for others
   */
  void add(RouteId template, String instance, String group, Map<String, Object> parameters) {
    Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
    String id = template.of(instance);
    try {
      model.addRouteFromTemplate(id, template.id(), instance, group, parameters);
      startLate(id);
    } catch (Exception e) {
      throw RuntimeCamelException.wrapRuntimeException(e);
    }
  }

  // While routes in routes/ext are supervised, Camel starts no other route after its own start.
  private void startLate(String id) throws Exception {
    RouteController controller = context.getRouteController();
    if (context.isStarted()
        && context.getRoute(id).isAutoStartup()
        && controller.getRouteStatus(id).isStopped()) {
      controller.startRoute(id);
    }
  }
}
