package es.sml.connector.ops.sml;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.command.UnknownLeadException;
import es.sml.connector.command.run.CommandInProgressException;
import es.sml.connector.command.run.UsedIdException;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.http.Refusal;
import java.time.Duration;

/**
 * Translates the failures of SML's operations into the errors of the ops API: status, text,
 * outcome, and when to retry.
 */
public final class SmlRefusals {
  private static final Duration USUAL_PAUSE = Duration.ofSeconds(5);
  private static final String UNAVAILABLE = "unavailable";

  private SmlRefusals() {}

  /** Returns the error of a failure; null if it is no failure of an operation. */
  public static Refusal of(Exception failure) {
    if (failure instanceof UnknownLeadException) {
      return new Refusal(404, LocalizedText.of(failure));
    }
    if (failure instanceof UsedIdException) {
      return new Refusal(
          422,
          LocalizedText.of(
              "refused.used-key",
              "the Idempotency-Key belongs to an earlier, different request; use a new key"));
    }
    if (failure instanceof InvalidCallException) {
      return new Refusal(400, LocalizedText.of(failure));
    }
    if (failure instanceof CommandInProgressException running) {
      return new Refusal(
          409,
          LocalizedText.of(
              "refused.still-runs",
              "a request with this Idempotency-Key may still run; send the same request again"
                  + " later"),
          running.retryAfter());
    }
    if (failure instanceof LeadRejectedException rejected) {
      return new Refusal(422, LocalizedText.of(failure), "rejected", rejected.status(), null);
    }
    if (failure instanceof SmlUnavailableException unavailable) {
      Duration pause = unavailable.retryAfter();
      return new Refusal(
          503, LocalizedText.of(failure), UNAVAILABLE, null, pause == null ? USUAL_PAUSE : pause);
    }
    return failure instanceof SmlLoginException
        ? new Refusal(503, LocalizedText.of(failure), UNAVAILABLE, null, USUAL_PAUSE)
        : null;
  }

  /** Returns the error of a recorded reply that is no success. */
  static Refusal of(JsonNode reply) {
    JsonNode error = reply.path("error");
    boolean unknown = reply.path("outcome").asText().equals("unknown");
    return new Refusal(
        unknown ? 504 : 422,
        LocalizedText.recorded(error.path("message").asText()),
        reply.path("outcome").asText(),
        error.has("status") ? error.get("status").asInt() : null,
        null);
  }
}
