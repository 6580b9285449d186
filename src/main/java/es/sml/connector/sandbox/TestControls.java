package es.sml.connector.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.RequestRefusedException;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.request.Fault;
import es.sml.connector.sandbox.request.FaultPlan;
import es.sml.connector.sandbox.request.Stats;
import es.sml.connector.sandbox.request.Tokens;
import es.sml.connector.sandbox.store.Audit;
import es.sml.connector.sandbox.store.LeadStore;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.function.Function;

/**
 * The paths under {@code /sandbox/}, for tests to set faults, expire tokens, and read the completed
 * writes and the counts.
 */
record TestControls(
    FaultPlan faults, Audit audit, Stats stats, Tokens tokens, LeadStore store, Clock clock) {
  private static final long DEFAULT_AUDIT_LIMIT = 1000;

  void mount(Router router) {
    control(router.post("/sandbox/faults"), this::addFault);
    control(router.get("/sandbox/faults"), context -> SandboxResponse.json(200, faults.json()));
    control(router.delete("/sandbox/faults"), context -> done(faults::clear));
    control(router.delete("/sandbox/tokens"), context -> done(tokens::expireAll));
    control(router.get("/sandbox/audit"), this::audit);
    control(router.get("/sandbox/stats"), context -> SandboxResponse.json(200, counts()));
  }

  private static void control(Route route, Function<RoutingContext, SandboxResponse> control) {
    route.handler(
        context ->
            RequestRefusedException.responseOf(() -> control.apply(context))
                .sendTo(context.response()));
  }

  private SandboxResponse addFault(RoutingContext context) {
    Buffer body = context.body().buffer();
    Fault fault = new Fault(Json.parse(body == null ? Buffer.buffer() : body));
    faults.add(fault);
    return SandboxResponse.json(201, fault.json());
  }

  private static SandboxResponse done(Runnable control) {
    control.run();
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

  private ObjectNode counts() {
    return audit
        .addTo(stats.json())
        .put("leads", store.size())
        .put("tokensAlive", tokens.alive(clock.instant()));
  }
}
