package es.sml.connector.runtime.dealer;

import es.sml.connector.config.Dealers;
import es.sml.connector.sml.Account;
import es.sml.connector.status.SyncPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.health.ConsumersHealthCheckRepository;
import org.apache.camel.impl.health.RoutesHealthCheckRepository;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the routes of new accounts and dealers, and removes the routes of removed dealers. Other
 * routes stay.
 */
public final class DealerChanges {
  private static final Logger LOG = LoggerFactory.getLogger(DealerChanges.class);

  private final CamelContext context;
  private final AccountRoutes accountRoutes;
  private final DealerRoutes routes;
  private final Function<Account, SyncPlan> plans;
  private final Set<String> accounts = new HashSet<>();
  private final Map<DealerEndpoint, DealerRoutes.Made> made = new LinkedHashMap<>();

  /**
   * @param plans schedule of each account's status sync
   */
  public DealerChanges(
      CamelContext context,
      AccountRoutes accountRoutes,
      DealerRoutes routes,
      Function<Account, SyncPlan> plans) {
    this.context = context;
    this.accountRoutes = accountRoutes;
    this.routes = routes;
    this.plans = plans;
  }

  /** Creates the routes of all accounts and dealers. */
  public void start(Dealers dealers) {
    dealers.accounts().keySet().forEach(account -> addAccount(dealers, account));
    DealerEndpoint.of(dealers)
        .forEach(endpoint -> made.put(endpoint, routes.add(endpoint, sessions(dealers, endpoint))));
  }

  /**
   * Stops and removes the routes that these dealers do not have, after their messages in progress.
   *
   * @return a sentence for each route that could not be removed
   */
  public List<String> remove(Dealers dealers) {
    Set<DealerEndpoint> gone = new LinkedHashSet<>(made.keySet());
    gone.removeAll(new LinkedHashSet<>(DealerEndpoint.of(dealers)));
    List<String> failed = new ArrayList<>();
    for (DealerEndpoint endpoint : gone) {
      DealerRoutes.Made route = made.get(endpoint);
      try {
        remove(route.route());
        route.undo().forEach(Runnable::run);
        made.remove(endpoint);
      } catch (Exception e) {
        failed.add(failure("does not stop", route.route(), e));
      }
    }
    if (!gone.isEmpty()) {
      forgetHealth();
    }
    return failed;
  }

  /**
   * Creates the routes of new accounts and the missing routes of these dealers.
   *
   * @return a sentence for each route that could not be created
   */
  public List<String> add(Dealers dealers) {
    List<String> failed = new ArrayList<>();
    for (String account : dealers.accounts().keySet()) {
      if (!accounts.contains(account)) {
        try {
          addAccount(dealers, account);
        } catch (RuntimeException e) {
          failed.add(failure("does not start", "of account " + account, e));
        }
      }
    }
    for (DealerEndpoint endpoint : DealerEndpoint.of(dealers)) {
      if (!made.containsKey(endpoint)) {
        try {
          made.put(endpoint, routes.add(endpoint, sessions(dealers, endpoint)));
        } catch (RuntimeException e) {
          failed.add(failure("does not start", routes.name(endpoint), e));
          clear(endpoint);
        }
      }
    }
    return failed;
  }

  private void addAccount(Dealers dealers, String account) {
    Account added = dealers.accounts().get(account);
    accountRoutes.add(account, added, plans.apply(added));
    accounts.add(account);
  }

  private static int sessions(Dealers dealers, DealerEndpoint endpoint) {
    return dealers.accounts().get(endpoint.account()).sessions();
  }

  // Remove the rest of a half-created route; the next reload creates it again.
  private void clear(DealerEndpoint endpoint) {
    try {
      remove(routes.name(endpoint));
    } catch (Exception e) {
      LOG.debug("nothing to remove of {}", routes.name(endpoint), e);
    }
    routes.dropBegun();
  }

  private void remove(String route) throws Exception {
    Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
    RouteDefinition definition = model.getRouteDefinition(route);
    if (definition != null) {
      model.removeRouteDefinition(definition);
    }
    if (context.getRoute(route) != null) {
      throw new IllegalStateException("the route still exists");
    }
  }

  // Camel's own health checks keep a reference to each route and consumer.
  private void forgetHealth() {
    HealthCheckRegistry health = HealthCheckRegistry.get(context);
    List.of(new RoutesHealthCheckRepository(), new ConsumersHealthCheckRepository())
        .forEach(
            fresh ->
                health
                    .getRepository(((HealthCheckRepository) fresh).getId())
                    .ifPresent(
                        old -> {
                          health.unregister(old);
                          ((HealthCheckRepository) fresh).setEnabled(old.isEnabled());
                          health.register(fresh);
                        }));
  }

  private static String failure(String what, String route, Exception failure) {
    Throwable cause = ExceptionUtils.getRootCause(failure);
    LOG.debug("{} {}", route, what, failure);
    return "the route " + route + " " + what + " (" + cause.getClass().getSimpleName() + ")";
  }
}
