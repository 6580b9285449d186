package es.sml.connector.ops.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import org.apache.camel.Exchange;

/**
 * The error of a failed request.
 *
 * @param status the HTTP status
 * @param outcome outcome of one of SML's operations; null for none
 * @param smlStatus status of SML's response; null if SML gave none
 * @param retryAfter time until the caller may send the request again; null for none
 */
public record Refusal(
    int status, String reason, String outcome, Integer smlStatus, Duration retryAfter) {
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Body(String error, String outcome, Integer smlStatus) {}

  public Refusal(int status, String reason) {
    this(status, reason, null);
  }

  public Refusal(int status, String reason, Duration retryAfter) {
    this(status, reason, null, null, retryAfter);
  }

  public void write(Exchange exchange) {
    OpsResponses.json(exchange, status, new Body(reason, outcome, smlStatus));
    retryLater(exchange, retryAfter);
  }

  /** Sets the header Retry-After, in whole seconds; null for none. */
  public static void retryLater(Exchange exchange, Duration time) {
    if (time != null) {
      exchange.getMessage().setHeader("Retry-After", Math.max(1, time.plusMillis(999).toSeconds()));
    }
  }
}
