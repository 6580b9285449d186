package es.sml.connector.runtime.monitoring;

import es.sml.connector.metrics.RequestMeters;
import es.sml.connector.runtime.step.RouteSteps;
import es.sml.connector.runtime.step.SmlSteps;
import es.sml.connector.sml.http.SmlRequest;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;

/**
 * Measures each request to SML, retries included, from its authorization to its response or
 * timeout.
 */
final class TimedRequests extends RouteSteps {
  private static final String SENT = "SmlSentAt";

  private final RequestMeters meters;

  TimedRequests(Registry registry, RequestMeters meters) {
    super(registry);
    this.meters = meters;
  }

  /** Replaces the bound steps. */
  void bind() {
    wrap(
        SmlSteps.AUTHORIZE,
        authorize ->
            request -> {
              authorize.process(request);
              request.setProperty(SENT, System.nanoTime());
            });
    wrap(
        SmlSteps.DECIDE_RETRY,
        decide ->
            request -> {
              ended(request, status(request));
              decide.process(request);
            });
    wrap(
        SmlSteps.FAILED,
        failed ->
            request -> {
              ended(request, 0);
              failed.process(request);
            });
  }

  static int status(Exchange answer) {
    return answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
  }

  private void ended(Exchange request, int status) {
    Long sent = request.getProperty(SENT, Long.class);
    if (sent != null) { // a login has its own route and its own measurement
      meters.ended(
          request.getProperty(SmlRequest.ACCOUNT, String.class),
          SmlRequest.label(request),
          status,
          Duration.ofNanos(System.nanoTime() - sent));
    }
  }
}
