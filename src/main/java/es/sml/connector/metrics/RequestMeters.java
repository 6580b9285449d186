package es.sml.connector.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Measures the duration of requests to SML. It decides which outcome each status of a response is.
 */
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
   * Records a request that has ended.
   *
   * @param operation name of the operation, such as create-lead
   * @param status HTTP status of SML's response; 0 if there was none
   */
  public void ended(String account, String operation, int status, Duration duration) {
    timers
        .computeIfAbsent(new Request(account, operation, outcome(status)), this::timer)
        .record(duration);
  }

  private Timer timer(Request request) {
    return Timer.builder("sml.connector.request.duration")
        .description("Duration of requests to SML; each retry is a request")
        .tag("account", request.account())
        .tag("operation", request.operation())
        .tag("outcome", request.outcome())
        .serviceLevelObjectives(STEPS)
        .register(registry);
  }

  // A fixed set: a status that a proxy invents must not create a label.
  private static String outcome(int status) {
    if (status == 0) {
      return "timeout";
    }
    if (status >= 200 && status < 300) {
      return "success";
    }
    if (status == 401 || status == 403) {
      return "unauthorized";
    }
    if (status == 429) {
      return "throttled";
    }
    return status >= 400 && status < 500 ? "rejected" : "error";
  }
}
