package es.sml.connector.runtime.dealer;

import es.sml.connector.runtime.queue.DealerQueues;
import es.sml.connector.runtime.step.RouteId;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.connection.SmlConnections;
import es.sml.connector.status.SyncPlan;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;

/**
 * Creates the routes of each account, in their starting order. It decides with how many consumers a
 * queue begins.
 */
public final class AccountRoutes {
  private final CamelContext context;
  private final TemplateRoutes routes;
  private final SmlConnections connections;
  private final boolean nodesShare;

  /**
   * @param nodesShare whether several nodes share the schedules
   */
  public AccountRoutes(CamelContext context, SmlConnections connections, boolean nodesShare) {
    this.context = context;
    this.connections = connections;
    this.routes = new TemplateRoutes(context);
    this.nodesShare = nodesShare;
  }

  /**
   * Creates routes in their starting order: first the routes into SML, last the consumers of leads.
   */
  void add(String id, Account account, SyncPlan plan) {
    addAccess(id, account);
    routes.add(RouteId.CHECK_ACCOUNT, id, Map.of("account", id));
    routes.add(RouteId.SML_REFERENCE, id, Map.of("account", id));
    routes.add(RouteId.DELIVER_PROBE, id, Map.of("account", id));
    routes.add(RouteId.STATUS_SYNC, id, Map.of("account", id, "schedule", plan.schedule()));
    if (!nodesShare) {
      routes.add(RouteId.STATUS_MISSED, id, Map.of("account", id));
    }
    for (int partition = 0; partition < DealerQueues.COMMAND_PARTITIONS; partition++) {
      routes.add(
          RouteId.PROCESS_COMMANDS,
          id + "-" + partition,
          Map.of("account", id, "partition", partition));
    }
    context.getRegistry().bind("accountConsumers-" + id, new AccountConsumers(account.sessions()));
    routes.add(
        RouteId.PARSE_INBOUND,
        id,
        id,
        Map.of(
            "account", id,
            "sessions", account.sessions(),
            "beginners", beginners(account.sessions())));
  }

  /** Creates only the routes that call SML. */
  public void addAccess(String id, Account account) {
    Map<String, Object> parameters = new HashMap<>(Map.of("account", id, "root", account.root()));
    if (!account.tls().isEmpty()) {
      String pool = "smlConnections-" + id;
      context.getRegistry().bind(pool, connections.own(account.tls()));
      parameters.put("connections", "#" + pool);
    }
    routes.add(RouteId.SML_LOGIN, id, parameters);
    routes.add(RouteId.SML_REQUEST, id, parameters);
  }

  /** Starts consumers in parallel: hundreds in sequence would delay leads by seconds. */
  static int beginners(int sessions) {
    return Math.max(1, sessions / 8);
  }
}
