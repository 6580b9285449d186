package es.sml.connector.sandbox.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.ResponseSender;
import es.sml.connector.sandbox.http.SandboxResponse;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Sends the responses of a platform's stand-in, or plays the active faults instead. */
public final class FaultyResponder {
  private final Vertx vertx;
  private final PlatformFaults faults;
  private final ResponseSender sender;
  private final Map<String, Long> requests = new TreeMap<>();

  public FaultyResponder(Vertx vertx, PlatformFaults faults, Clock clock) {
    this.vertx = vertx;
    this.faults = faults;
    this.sender = new ResponseSender(vertx, clock);
  }

  public interface Responses {
    /** Returns the response without a fault. */
    SandboxResponse usual();

    /** Returns the platform's response for the fault; the usual one if it does not concern it. */
    SandboxResponse refusal(PlatformFault fault, SandboxResponse usual);
  }

  /** Returns the number of requests by kind. */
  public ObjectNode stats() {
    ObjectNode tree = Json.object();
    requests.forEach(tree::put);
    return tree;
  }

  /** Accepts a request, and sends its response after the latency that was set. */
  public void accept(
      RoutingContext context, Function<RoutingContext, String> kinds, Responses responses) {
    String kind = kinds.apply(context);
    requests.merge(kind, 1L, Long::sum);
    long delay = faults.useLatency(kind);
    if (delay > 0) {
      vertx.setTimer(delay, timer -> proceed(context, kind, responses));
    } else {
      proceed(context, kind, responses);
    }
  }

  private void proceed(RoutingContext context, String kind, Responses responses) {
    SandboxResponse response = responses.usual();
    PlatformFault fault = response.status() == 200 ? faults.use(kind).orElse(null) : null;
    if (fault == null) {
      sender.send(context.response(), response);
      return;
    }
    switch (fault.kind()) {
      case RESET -> context.request().connection().close();
      case SLOW_BODY -> sender.sendSlowly(context.response(), response, fault.delayMs());
      case TRUNCATED_BODY ->
          sender.sendTruncated(
              context.response(), response, () -> context.request().connection().close());
      case STATUS ->
          sender.send(context.response(), ErrorResponses.proxyPage(fault.number(), "Bad Gateway"));
      default -> sender.send(context.response(), responses.refusal(fault, response));
    }
  }
}
