package es.sml.connector.ops;

import es.sml.connector.deadletter.DeadLetterUnreachableException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.Refusal;
import es.sml.connector.ops.sml.SmlRefusals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jms.JmsException;

/**
 * Decides the response of the ops API to a failure, such as a broker that does not respond. No
 * unexpected failure shows its message, which may hold personal data.
 */
public final class OpsRefusals {
  private static final Logger LOG = LoggerFactory.getLogger(OpsRefusals.class);

  private OpsRefusals() {}

  /** Returns the error that the caller may see. */
  public static Refusal of(Exception failure) {
    if (failure instanceof OpsException refusal) {
      return new Refusal(refusal.status(), refusal.text(), refusal.retryAfter());
    }
    if (failure instanceof DeadLetterUnreachableException) {
      return new Refusal(503, LocalizedText.of(failure));
    }
    if (failure instanceof JmsException) {
      return new Refusal(
          503,
          LocalizedText.of(
              "refused.no-broker",
              "the broker does not respond; see the health of the component broker"));
    }
    if (failure instanceof DataAccessException) {
      return new Refusal(
          503,
          LocalizedText.of(
              "refused.no-ledger",
              "the ledger does not respond; see the component database in sml-connector status"));
    }
    Refusal ofSml = SmlRefusals.of(failure);
    if (ofSml != null) {
      return ofSml;
    }
    LOG.error("the ops API failed with an unexpected {}", failure.getClass().getName());
    return new Refusal(
        500,
        LocalizedText.of(
            "refused.unexpected",
            "unexpected {0}; see the connector's log at this time",
            failure.getClass().getName()));
  }
}
