package es.sml.connector.sandbox.request;

import es.sml.connector.sandbox.http.ApiRequest;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.RequestRefusedException;
import es.sml.connector.sandbox.http.ResponseSender;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.setting.AuthorizationScheme;
import es.sml.connector.sandbox.setting.SandboxOperation;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.function.Function;

/**
 * Processes one request of the API: faults before the operation, the token, the operation, faults
 * after it. A fault that needs a commit applies, and is used up, only after a successful operation.
 * A refused token or lead gets its usual response.
 */
public record RequestFlow(
    Vertx vertx,
    FaultPlan faults,
    Tokens tokens,
    Stats stats,
    AuthorizationScheme scheme,
    ResponseSender sender) {
  /** One request in progress, with its connection. */
  public record Call(
      SandboxOperation operation,
      Function<ApiRequest, SandboxResponse> handler,
      ApiRequest request,
      HttpServerRequest connection) {

    private Call whole() {
      return new Call(operation, handler, request.whole(), connection);
    }

    private Call postponed(Clock clock) {
      return new Call(operation, handler, request.at(clock.instant()), connection);
    }
  }

  public void accept(Call call) {
    long delay = faults.useLatency(call.operation());
    if (delay > 0) {
      vertx.setTimer(delay, timer -> proceed(call.postponed(sender.clock())));
    } else {
      proceed(call);
    }
  }

  /** Responds to a method that the path does not offer. */
  public void refuseMethod(
      ApiRequest request, HttpServerRequest connection, boolean needsToken, String allowed) {
    SandboxResponse refusal = needsToken ? tokens.refusal(request) : null;
    sender.send(
        connection.response(),
        refusal == null
            ? ErrorResponses.methodNotAllowed(connection.method().name(), allowed)
            : refusal);
  }

  private void proceed(Call call) {
    Fault fault = faults.next(call.operation()).orElse(null);
    if (fault == null) {
      send(call, authorizedResponse(call));
      return;
    }
    switch (fault.kind()) {
      case STATUS_BEFORE, HTML_ERROR -> {
        fault.use();
        send(call, fault.response(scheme));
      }
      case LATE_COMMIT -> commitLate(call, fault);
      case WHOLE_LIST -> {
        fault.use();
        send(call, authorizedResponse(call.whole()));
      }
      default -> commitThenStrike(call, fault);
    }
  }

  private void commitLate(Call call, Fault fault) {
    SandboxResponse refusal = refusal(call);
    if (refusal != null) {
      send(call, refusal);
      return;
    }
    fault.use();
    vertx.setTimer(Math.max(1, fault.delayMs()), timer -> response(call.postponed(sender.clock())));
    if (fault.hasStatus()) {
      send(call, fault.response(scheme));
    } else if (fault.hangs()) {
      countNoResponse(call);
    } else {
      closeWithoutResponse(call);
    }
  }

  private void commitThenStrike(Call call, Fault fault) {
    SandboxResponse response = authorizedResponse(call);
    if (fault.kind().strikesAfterCommit() && !response.successful()) {
      send(call, response);
      return;
    }
    fault.use();
    switch (fault.kind()) {
      case COMMIT_THEN_HANG -> countNoResponse(call);
      case COMMIT_THEN_RESET -> closeWithoutResponse(call);
      case SLOW_BODY -> {
        count(call, response);
        sender.sendSlowly(call.connection().response(), response, fault.delayMs());
      }
      case TRUNCATED_BODY -> {
        count(call, response);
        sender.sendTruncated(call.connection().response(), response, () -> close(call));
      }
      case CLOSE_AFTER_RESPONSE -> {
        call.connection().response().endHandler(sent -> closeLater(call, fault.delayMs()));
        send(call, response);
      }
      default -> send(call, fault.response(scheme));
    }
  }

  private SandboxResponse authorizedResponse(Call call) {
    SandboxResponse refusal = refusal(call);
    return refusal == null ? response(call) : refusal;
  }

  /** Returns null if the request may pass. */
  private SandboxResponse refusal(Call call) {
    SandboxResponse refusal = call.operation().needsToken() ? tokens.refusal(call.request()) : null;
    return refusal == null ? tokens.refusal(call.operation()) : refusal;
  }

  private static SandboxResponse response(Call call) {
    return RequestRefusedException.responseOf(() -> call.handler().apply(call.request()));
  }

  private void send(Call call, SandboxResponse response) {
    count(call, response);
    sender.send(call.connection().response(), response);
  }

  private void closeWithoutResponse(Call call) {
    countNoResponse(call);
    close(call);
  }

  private void closeLater(Call call, int milliseconds) {
    if (milliseconds > 0) {
      vertx.setTimer(milliseconds, timer -> close(call));
    } else {
      close(call);
    }
  }

  private static void close(Call call) {
    call.connection().connection().close();
  }

  private void count(Call call, SandboxResponse response) {
    stats.countRequest(call.operation(), Integer.toString(response.status()));
  }

  private void countNoResponse(Call call) {
    stats.countRequest(call.operation(), Stats.NO_RESPONSE);
  }
}
