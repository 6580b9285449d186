package es.sml.connector.runtime.monitoring;

import es.sml.connector.door.endpoint.OtherContentException;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.lead.LeadStage;
import es.sml.connector.metrics.ErrorMeters;
import es.sml.connector.metrics.RequestMeters;
import es.sml.connector.runtime.context.LeadContext;
import es.sml.connector.runtime.ext.ExtRoutes;
import es.sml.connector.runtime.step.RouteId;
import es.sml.connector.runtime.step.RouteSteps;
import es.sml.connector.sml.SmlOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Observes the ends of routes: failures of leads and of the intake, runs of the status sync, and
 * logins to SML. It selects them by the prefix of their names.
 */
final class RouteMetrics implements RoutePolicyFactory {
  private static final String LOGIN = RouteId.SML_LOGIN.prefix();
  private static final String SYNC = RouteId.STATUS_SYNC.prefix();
  private static final List<RouteId> LEADS =
      List.of(RouteId.PARSE_INBOUND, RouteId.DEALER_QUEUE_MESSAGE, RouteId.BROKER_DEAD_LEAD);
  private static final List<RouteId> INTAKE =
      List.of(
          RouteId.INBOX_MAIL,
          RouteId.INBOX_POP3,
          RouteId.DROP_FOLDER_FILE,
          RouteId.DOOR_CHANNEL,
          RouteId.DOOR_IDS,
          RouteId.FETCH_LEAD);

  private final Supplier<Map<String, String>> accountsByDealer;
  private final ErrorMeters errors;
  private final RequestMeters requests;
  private final StatusRuns runs;
  // One policy for all routes, because Camel never releases a route's policy.
  private final RoutePolicy leads = new Leads();
  private final RoutePolicy intakes = new Intakes();

  RouteMetrics(
      Supplier<Map<String, String>> accountsByDealer,
      ErrorMeters errors,
      RequestMeters requests,
      StatusRuns runs) {
    this.accountsByDealer = accountsByDealer;
    this.errors = errors;
    this.requests = requests;
    this.runs = runs;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String route, NamedNode definition) {
    if (route.startsWith(LOGIN)) {
      return new Logins(route.substring(LOGIN.length()));
    }
    if (route.startsWith(SYNC)) {
      return new Syncs(route.substring(SYNC.length()));
    }
    if (LEADS.stream().anyMatch(lead -> lead.covers(route))) {
      return leads;
    }
    boolean isIntake =
        ExtRoutes.isOne(route) || INTAKE.stream().anyMatch(intake -> intake.covers(route));
    return isIntake ? intakes : null;
  }

  static Exception failure(Exchange exchange) {
    return exchange.getException() != null
        ? exchange.getException()
        : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
  }

  private final class Leads extends RoutePolicySupport {
    @Override
    public void onExchangeDone(Route route, Exchange lead) {
      if (failure(lead) != null) {
        errors.count(LeadContext.of(lead).stage(), RouteSteps.account(lead));
      }
    }
  }

  private final class Intakes extends RoutePolicySupport {
    @Override
    public void onExchangeDone(Route route, Exchange message) {
      Exception failure = failure(message);
      // The sender used an id twice; nothing of the connector failed.
      if (failure != null && !(failure instanceof OtherContentException)) {
        String dealer = RouteSteps.text(message, LeadProperties.DEALER);
        errors.count(LeadStage.INTAKE, dealer == null ? null : accountsByDealer.get().get(dealer));
      }
    }
  }

  private final class Syncs extends RoutePolicySupport {
    private final String account;

    private Syncs(String account) {
      this.account = account;
    }

    @Override
    public void onExchangeDone(Route route, Exchange run) {
      Exception failure = failure(run);
      if (failure != null) {
        runs.failed(account, failure);
      } else if (Boolean.TRUE.equals(run.getMessage().getBody())) { // else nothing was compared
        runs.finished(account, Instant.now());
      }
    }
  }

  private final class Logins extends RoutePolicySupport {
    private static final String BEGUN = "SmlLoginBegunAt";

    private final String account;

    private Logins(String account) {
      this.account = account;
    }

    @Override
    public void onExchangeBegin(Route route, Exchange login) {
      login.setProperty(BEGUN, System.nanoTime());
    }

    @Override
    public void onExchangeDone(Route route, Exchange login) {
      long begun = login.getProperty(BEGUN, System.nanoTime(), Long.class);
      requests.ended(
          account,
          SmlOperation.LOGIN.label(),
          status(login),
          Duration.ofNanos(System.nanoTime() - begun));
    }

    private int status(Exchange login) {
      Exception failure = failure(login);
      if (failure == null) {
        return 200;
      }
      return failure instanceof SmlLoginException ? 401 : TimedRequests.status(login);
    }
  }
}
