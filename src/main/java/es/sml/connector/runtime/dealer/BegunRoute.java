package es.sml.connector.runtime.dealer;

import es.sml.connector.health.ComponentChecks;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.Service;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.DefaultRegistry;

/** The beans and health checks of the route that is being created, and how to remove them. */
final class BegunRoute {
  private final CamelContext context;
  private final DealerBeans beans = new DealerBeans();
  private final List<Runnable> undo = new ArrayList<>();

  BegunRoute(CamelContext context) {
    this.context = context;
    context.getRegistry(DefaultRegistry.class).addBeanRepository(beans);
  }

  void bind(String name, Object bean) {
    CamelContextAware.trySetCamelContext(bean, context);
    beans.bind(name, bean);
    undo.add(() -> beans.unbind(name));
  }

  // Camel does not find health checks among the dealers' beans.
  void check(HealthCheck health) {
    ComponentChecks checks = ComponentChecks.of(context);
    checks.add(health);
    undo.add(() -> checks.remove(health));
  }

  void onRemoval(Runnable action) {
    undo.add(action);
  }

  void removeWithRoute(Service service) {
    undo.add(
        () -> {
          try {
            context.removeService(service);
          } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
          }
        });
  }

  /** Returns the actions for the removal of the route, which is complete now. */
  List<Runnable> end() {
    List<Runnable> actions = List.copyOf(undo);
    undo.clear();
    return actions;
  }

  /** Removes what a route has that could not be created. */
  void drop() {
    end().forEach(Runnable::run);
  }
}
