package es.sml.connector.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts and times the requests to SML. */
public final class RequestMeters {
  private static final Duration[] STEPS = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(20)
  };

  private final MeterRegistry registry;
  private final Map<Request, Timer> timers = new ConcurrentHashMap<>();

  public RequestMeters(Meters meters) {
    this.registry = meters.registry();
  }

  private record Request(String account, String operation, String outcome) {}

  /**
   * A request that ended.
   *
   * @param operation as create-lead
   * @param status SML's answer; 0 where there was none
   */
  public void ended(String account, String operation, int status, Duration took) {
    timers
        .computeIfAbsent(new Request(account, operation, outcome(status)), this::timer)
        .record(took);
  }

  private Timer timer(Request request) {
    return Timer.builder("sml.connector.sml.requests")
        .description("Requests to SML, each try of one counted")
        .tag("account", request.account())
        .tag("operation", request.operation())
        .tag("outcome", request.outcome())
        .serviceLevelObjectives(STEPS)
        .register(registry);
  }

  /** Few words, so that no proxy's imagination makes labels. */
  private static String outcome(int status) {
    if (status == 0) {
      return "no_answer";
    }
    if (status >= 200 && status < 300) {
      return "done";
    }
    if (status == 401 || status == 403) {
      return "token_refused";
    }
    if (status == 429) {
      return "asked_to_wait";
    }
    return status >= 400 && status < 500 ? "refused" : "failed";
  }
}
