package es.sml.connector.runtime;

import es.sml.connector.failure.SmlLoginException;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.metrics.ErrorMeters;
import es.sml.connector.metrics.RequestMeters;
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

/** Observes the ends of certain routes, selected by the prefix of their names. */
final class RouteWatch implements RoutePolicyFactory {
  private static final String LOGIN = "sml-login-";
  private static final String SYNC = "status-sync-";
  private static final List<String> LEADS =
      List.of("parse-inbound-", "dealer-queue-message-", "broker-dead-lead-");
  private static final List<String> INTAKE =
      List.of("inbox-mail-", "inbox-pop3-", "drop-folder-file-");

  private static final String TAKING_IN = "intake";

  private final Supplier<Map<String, String>> accountsByDealer;
  private final ErrorMeters errors;
  private final RequestMeters requests;
  private final StatusRuns runs;
  // One policy for all routes, because Camel never releases a route's policy.
  private final RoutePolicy leads = new Leads();
  private final RoutePolicy intakes = new Intakes();

  RouteWatch(
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
    if (LEADS.stream().anyMatch(route::startsWith)) {
      return leads;
    }
    return INTAKE.stream().anyMatch(route::startsWith) ? intakes : null;
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
        String stage = Steps.text(lead, LeadProperties.STAGE);
        errors.count(stage == null ? TAKING_IN : stage, Steps.account(lead));
      }
    }
  }

  private final class Intakes extends RoutePolicySupport {
    @Override
    public void onExchangeDone(Route route, Exchange message) {
      if (failure(message) != null) {
        String dealer = Steps.text(message, LeadProperties.DEALER);
        errors.count(TAKING_IN, dealer == null ? null : accountsByDealer.get().get(dealer));
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
      if (failure(run) == null) {
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
