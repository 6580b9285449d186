package es.sml.connector.runtime.access;

import es.sml.connector.runtime.step.RouteSteps;
import es.sml.connector.runtime.step.SmlSteps;
import es.sml.connector.sml.http.SmlHeaders;
import es.sml.connector.sml.http.SmlRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.apache.hc.client5.http.utils.DateUtils;

/** Compares SML's clock with the clock of this machine, by the header Date of the responses. */
final class ServerClocks extends RouteSteps {
  private static final String SENT = "SmlSentAtTime";

  /** The header has whole seconds, so on average half a second is missing. */
  private static final Duration CUT_OFF = Duration.ofMillis(500);

  private final Map<String, Sample> best = new ConcurrentHashMap<>();

  ServerClocks(Registry registry) {
    super(registry);
  }

  /**
   * A comparison.
   *
   * @param duration time from request to response; the shortest gives the best comparison
   */
  private record Sample(Duration ahead, Duration duration) {}

  /** Replaces the bound steps. */
  void bind() {
    wrap(
        SmlSteps.AUTHORIZE,
        authorize ->
            request -> {
              authorize.process(request);
              request.setProperty(SENT, Instant.now());
            });
    wrap(
        SmlSteps.DECIDE_RETRY,
        decide ->
            request -> {
              compare(request);
              decide.process(request);
            });
  }

  /**
   * Returns how far SML's clock is ahead, within about a second; empty without a response that has
   * a date.
   */
  Optional<Duration> ahead(String account) {
    return Optional.ofNullable(best.get(account)).map(Sample::ahead);
  }

  private void compare(Exchange response) {
    Instant sent = response.getProperty(SENT, Instant.class);
    String written = response.getMessage().getHeader(SmlHeaders.DATE, String.class);
    Instant date = written == null ? null : DateUtils.parseStandardDate(written);
    if (sent == null || date == null) {
      return;
    }
    Duration duration = Duration.between(sent, Instant.now());
    Duration ahead = Duration.between(sent.plus(duration.dividedBy(2)), date.plus(CUT_OFF));
    best.merge(
        response.getProperty(SmlRequest.ACCOUNT, String.class),
        new Sample(ahead, duration),
        (one, other) -> one.duration().compareTo(other.duration()) <= 0 ? one : other);
  }
}
