package es.sml.connector.ops.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.access.AccessGuard;
import java.time.Duration;
import java.util.Locale;
import org.apache.camel.Exchange;

/**
 * The error of a failed request as the caller gets it: status, text, and the header Retry-After.
 *
 * @param status the HTTP status
 * @param outcome outcome of one of SML's operations; null for none
 * @param smlStatus status of SML's response; null if SML gave none
 * @param retryAfter time until the caller may send the request again; null for none
 */
public record Refusal(
    int status, LocalizedText reason, String outcome, Integer smlStatus, Duration retryAfter) {
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Body(String error, String code, String outcome, Integer smlStatus) {}

  public Refusal(int status, LocalizedText reason) {
    this(status, reason, null);
  }

  public Refusal(int status, LocalizedText reason, Duration retryAfter) {
    this(status, reason, null, null, retryAfter);
  }

  /** Writes it in the caller's language. */
  public void write(Exchange exchange) {
    Locale language = exchange.getProperty(AccessGuard.LANGUAGE, Locale.ENGLISH, Locale.class);
    OpsResponses.json(
        exchange,
        status,
        new Body(reason.in(language), LocalizedText.stableCode(reason), outcome, smlStatus));
    retryLater(exchange, retryAfter);
  }

  /** Sets the header Retry-After, in whole seconds; null for none. */
  public static void retryLater(Exchange exchange, Duration time) {
    if (time != null) {
      exchange.getMessage().setHeader("Retry-After", Math.max(1, time.plusMillis(999).toSeconds()));
    }
  }
}
