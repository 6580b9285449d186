package es.sml.connector.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.fault.Fault;
import es.sml.connector.sandbox.fault.FaultPlan;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.RequestRefusedException;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.request.Stats;
import es.sml.connector.sandbox.request.Tokens;
import es.sml.connector.sandbox.store.Audit;
import es.sml.connector.sandbox.store.LeadStore;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.function.Function;

/** The paths under {@code /sandbox/}, for tests to set faults and read the real events. */
final class TestControls {
  private static final long DEFAULT_AUDIT_LIMIT = 1000;

  private final FaultPlan faults;
  private final Audit audit;
  private final Stats stats;
  private final Tokens tokens;
  private final LeadStore store;
  private final Clock clock;

  TestControls(
      FaultPlan faults, Audit audit, Stats stats, Tokens tokens, LeadStore store, Clock clock) {
    this.faults = faults;
    this.audit = audit;
    this.stats = stats;
    this.tokens = tokens;
    this.store = store;
    this.clock = clock;
  }

  void mount(Router router) {
    router.post("/sandbox/faults").handler(answering(this::addFault));
    router
        .get("/sandbox/faults")
        .handler(answering(context -> SandboxResponse.json(200, faults.json())));
    router.delete("/sandbox/faults").handler(answering(this::clearFaults));
    router.delete("/sandbox/tokens").handler(answering(this::expireTokens));
    router.get("/sandbox/audit").handler(answering(this::audit));
    router.get("/sandbox/stats").handler(answering(context -> SandboxResponse.json(200, stats())));
  }

  private static Handler<RoutingContext> answering(
      Function<RoutingContext, SandboxResponse> control) {
    return context -> {
      SandboxResponse result;
      try {
        result = control.apply(context);
      } catch (RequestRefusedException e) {
        result = e.response();
      }
      HttpServerResponse response = context.response().setStatusCode(result.status());
      result.headers().forEach(response::putHeader);
      response.end(result.body());
    };
  }

  private SandboxResponse addFault(RoutingContext context) {
    Buffer body = context.body().buffer();
    Fault fault = new Fault(Json.parse(body == null ? Buffer.buffer() : body));
    faults.add(fault);
    return SandboxResponse.json(201, fault.json());
  }

  private SandboxResponse clearFaults(RoutingContext context) {
    faults.clear();
    return SandboxResponse.empty(204);
  }

  private SandboxResponse expireTokens(RoutingContext context) {
    tokens.expireAll();
    return SandboxResponse.empty(204);
  }

  private SandboxResponse audit(RoutingContext context) {
    return SandboxResponse.json(
        200,
        audit.json(number(context, "after", 0), number(context, "limit", DEFAULT_AUDIT_LIMIT)));
  }

  private static long number(RoutingContext context, String parameter, long standard) {
    String written = context.queryParams().get(parameter);
    try {
      return written == null ? standard : Long.parseLong(written);
    } catch (NumberFormatException e) {
      throw new RequestRefusedException(
          ErrorResponses.fieldError(parameter, "must be a whole number"));
    }
  }

  private ObjectNode stats() {
    return audit
        .addTo(stats.json())
        .put("leads", store.size())
        .put("tokensAlive", tokens.alive(clock.instant()));
  }
}
