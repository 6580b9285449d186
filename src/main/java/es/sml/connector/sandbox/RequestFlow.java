package es.sml.connector.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * Processes one request of the API: faults before the operation, the token, the operation, faults
 * after it. A fault that needs a commit applies, and is used up, only after a successful operation.
 * A refused token or lead gets its usual response.
 */
final class RequestFlow {
  private final Vertx vertx;
  private final FaultPlan faults;
  private final Tokens tokens;
  private final Stats stats;
  private final AuthorizationScheme scheme;
  private final Clock clock;
  private final AnswerSender sender;

  RequestFlow(
      Vertx vertx,
      FaultPlan faults,
      Tokens tokens,
      Stats stats,
      AuthorizationScheme scheme,
      Clock clock) {
    this.vertx = vertx;
    this.faults = faults;
    this.tokens = tokens;
    this.stats = stats;
    this.scheme = scheme;
    this.clock = clock;
    this.sender = new AnswerSender(vertx, clock);
  }

  /** One request in progress, with its connection. */
  record Call(
      Operation operation,
      Function<ApiRequest, Answer> handler,
      ApiRequest request,
      HttpServerRequest connection) {

    private Call whole() {
      return new Call(operation, handler, request.whole(), connection);
    }

    private Call postponed(Clock clock) {
      return new Call(operation, handler, request.at(clock.instant()), connection);
    }
  }

  void accept(Call call) {
    long delay = faults.takeLatency(call.operation());
    if (delay > 0) {
      vertx.setTimer(delay, timer -> proceed(call.postponed(clock)));
    } else {
      proceed(call);
    }
  }

  /** Responds to a method that the path does not offer. */
  void refuseMethod(
      ApiRequest request, HttpServerRequest connection, boolean needsToken, String allowed) {
    Answer refusal =
        refusal(needsToken, request)
            .orElseGet(() -> Answers.methodNotAllowed(connection.method().name(), allowed));
    sender.send(connection.response(), refusal);
  }

  private void proceed(Call call) {
    FaultPlan.Entry planned = faults.next(call.operation()).orElse(null);
    if (planned == null) {
      send(call, authorizedAnswer(call));
      return;
    }
    switch (planned.fault().kind()) {
      case STATUS_BEFORE, HTML_ERROR -> {
        planned.use();
        send(call, planned.fault().answer(scheme));
      }
      case LATE_COMMIT -> commitLate(call, planned);
      case WHOLE_LIST -> {
        planned.use();
        send(call, authorizedAnswer(call.whole()));
      }
      default -> commitThenStrike(call, planned);
    }
  }

  private void commitLate(Call call, FaultPlan.Entry planned) {
    Optional<Answer> refusal = refusal(call);
    if (refusal.isPresent()) {
      send(call, refusal.get());
      return;
    }
    planned.use();
    Fault fault = planned.fault();
    vertx.setTimer(Math.max(1, fault.delayMs()), timer -> answer(call.postponed(clock)));
    if (fault.status() != null) {
      send(call, fault.answer(scheme));
    } else if (fault.hang()) {
      countNoAnswer(call);
    } else {
      closeWithoutAnswer(call);
    }
  }

  private void commitThenStrike(Call call, FaultPlan.Entry planned) {
    Fault fault = planned.fault();
    Answer answer = authorizedAnswer(call);
    if (fault.kind().strikesAfterCommit() && !answer.successful()) {
      send(call, answer);
      return;
    }
    planned.use();
    switch (fault.kind()) {
      case COMMIT_THEN_HANG -> countNoAnswer(call);
      case COMMIT_THEN_RESET -> closeWithoutAnswer(call);
      case SLOW_BODY -> {
        count(call, answer);
        sender.sendSlowly(call.connection().response(), answer, fault.delayMs());
      }
      case TRUNCATED_BODY -> {
        count(call, answer);
        sender.sendTruncated(call.connection().response(), answer, () -> close(call));
      }
      case CLOSE_AFTER_ANSWER -> {
        call.connection().response().endHandler(sent -> closeLater(call, fault.delayMs()));
        send(call, answer);
      }
      default -> send(call, fault.answer(scheme));
    }
  }

  private Answer authorizedAnswer(Call call) {
    return refusal(call).orElseGet(() -> answer(call));
  }

  private Optional<Answer> refusal(Call call) {
    return refusal(call.operation().needsToken(), call.request())
        .or(() -> tokens.refusal(call.operation()));
  }

  private Optional<Answer> refusal(boolean needsToken, ApiRequest request) {
    return needsToken ? tokens.refusal(request) : Optional.empty();
  }

  private static Answer answer(Call call) {
    try {
      return call.handler().apply(call.request());
    } catch (RequestRefusedException e) {
      return e.answer();
    }
  }

  private void send(Call call, Answer answer) {
    count(call, answer);
    sender.send(call.connection().response(), answer);
  }

  private void closeWithoutAnswer(Call call) {
    countNoAnswer(call);
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

  private void count(Call call, Answer answer) {
    stats.countRequest(call.operation(), Integer.toString(answer.status()));
  }

  private void countNoAnswer(Call call) {
    stats.countRequest(call.operation(), Stats.NO_ANSWER);
  }
}
