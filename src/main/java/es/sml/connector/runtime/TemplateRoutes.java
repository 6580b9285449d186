package es.sml.connector.runtime;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.model.Model;

/** Creates routes from the route templates, named after template and instance. */
final class TemplateRoutes {
  private final CamelContext context;

  TemplateRoutes(CamelContext context) {
    this.context = context;
  }

  void add(String template, String instance, Map<String, Object> parameters) {
    add(template, instance, null, parameters);
  }

  /**
   * @param group account of routes that pause together; null for others
   */
  void add(String template, String instance, String group, Map<String, Object> parameters) {
    Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
    try {
      model.addRouteFromTemplate(template + "-" + instance, template, instance, group, parameters);
    } catch (Exception e) {
      throw RuntimeCamelException.wrapRuntimeException(e);
    }
  }
}
