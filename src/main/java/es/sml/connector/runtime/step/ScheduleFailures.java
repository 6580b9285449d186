package es.sml.connector.runtime.step;

import es.sml.connector.failure.RepeatedFailure;
import es.sml.connector.language.FailureWords;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs failed runs of scheduled routes, and messages that stay at their source or go back to their
 * queue because the ledger or the broker failed: each reason once, then its number, then the end.
 */
public final class ScheduleFailures implements RoutePolicyFactory {
  private static final Logger LOG = LoggerFactory.getLogger("es.sml.connector.schedule");

  private static final Set<String> LOGGED_HERE =
      Set.of(
          RouteId.SCHEDULE_ERRORS.id(),
          RouteId.LEAD_ERRORS.id(),
          RouteId.COMMAND_ERRORS.id(),
          RouteId.FETCH_ERRORS.id(),
          RouteId.INTAKE_ERRORS.id(),
          RouteId.DROP_FOLDER_ERRORS.id());

  /** Set by a route's filter: a run that was not due says nothing about the failures before. */
  static final String DUE = "ScheduleDue";

  private final Map<String, RepeatedFailure> routes = new ConcurrentHashMap<>();

  // Apart, because Camel examines each type above a bean's class at every start.
  private final RoutePolicy policy =
      new RoutePolicySupport() {
        @Override
        public void onExchangeDone(Route route, Exchange run) {
          done(route, run);
        }
      };

  /** Observes the routes whose errors are logged here. */
  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String route, NamedNode node) {
    return node instanceof RouteDefinition definition
            && LOGGED_HERE.contains(String.valueOf(definition.getRouteConfigurationId()))
        ? policy
        : null;
  }

  /** Logs a failed run, unless it was logged a short time ago. */
  public void failed(String route, Exception failure) {
    log(
        route,
        failure.getClass().getSimpleName() + ": " + failure.getMessage(),
        "this run failed, and the next run tries again");
  }

  /** Logs that a message goes back to its queue, without the failure's message and its data. */
  public void returned(String route, Exception failure) {
    log(
        route,
        FailureWords.of(failure).toString(),
        "a message goes back to its queue, because the ledger or the broker failed");
  }

  /** Logs that a mail or file stays at its source, without the failure's message and its data. */
  public void stayed(String route, Exception failure) {
    log(
        route,
        FailureWords.of(failure).toString(),
        "a message could not be stored; it stays at its source and is tried again");
  }

  private void log(String route, String reason, String outcome) {
    routes
        .computeIfAbsent(route, first -> new RepeatedFailure())
        .failed(reason, Instant.now())
        .ifPresent(line -> LOG.warn("{}: {}: {}", route, outcome, line));
  }

  private void done(Route route, Exchange run) {
    RepeatedFailure failures = routes.get(route.getId());
    boolean isWell =
        run.getException() == null
            && run.getProperty(Exchange.EXCEPTION_CAUGHT) == null
            && run.getProperty(DUE, true, Boolean.class);
    long failed = failures != null && isWell ? failures.ended() : 0;
    if (failed > 0) {
      LOG.info("{}: it works again, after {} failed runs", route.getId(), failed);
    }
  }
}
