package es.sml.connector.sml;

import es.sml.connector.setting.Check;
import java.time.Duration;

/**
 * Times and limits of the requests to SML, with their defaults. It decides how late after its
 * record a lead is no longer sent.
 *
 * @param connectTimeout Longest time to set up TCP and TLS.
 * @param readTimeout Longest silence within a response.
 * @param requestTimeout Longest time for a whole request with its response; {@code 25s} at most.
 * @param lateCommitWindow Time that SML may need to store a lead after a request without a
 *     response. After this time the connector searches SML once more. If SML still does not have
 *     the lead, the connector sends it again.
 * @param loginBackoff Pause after SML rejects the login of an account.
 * @param checkInterval How often the connector checks that SML responds to an account. Each check
 *     is one small request. The first check is the login at the start.
 * @param probeInterval How often an open circuit breaker checks whether SML is available again.
 * @param referenceRefreshInterval How often the connector reads SML's sources, fuels, provinces and
 *     users again.
 * @param pageSize Items in a page of every list that the connector reads; 1 to 1000.
 * @param phoneFormat Format of Spanish telephones in SML. {@code national}: nine digits, as in
 *     SML's manual. {@code e164}: with +34 in front. A foreign telephone always has its country
 *     code.
 * @param maxPause Longest pause that SML's Retry-After may ask for. The command {@code status}
 *     shows the end of the pause. The command {@code accounts resume ACCOUNT} ends it at once.
 */
public record SmlSettings(
    Duration connectTimeout,
    Duration readTimeout,
    Duration requestTimeout,
    Duration lateCommitWindow,
    Duration loginBackoff,
    Duration checkInterval,
    Duration probeInterval,
    Duration referenceRefreshInterval,
    Integer pageSize,
    PhoneFormat phoneFormat,
    Duration maxPause) {

  /** The form of a Spanish telephone in SML; a foreign one always has its country code. */
  public enum PhoneFormat {
    /** Nine digits, as in SML's manual. */
    NATIONAL,
    /** With +34 before the nine digits. */
    E164
  }

  public SmlSettings {
    connectTimeout = orDefault("connect-timeout", connectTimeout, Duration.ofSeconds(5));
    readTimeout = orDefault("read-timeout", readTimeout, Duration.ofSeconds(15));
    requestTimeout = orDefault("request-timeout", requestTimeout, Duration.ofSeconds(20));
    lateCommitWindow = orDefault("late-commit-window", lateCommitWindow, Duration.ofSeconds(60));
    loginBackoff = orDefault("login-backoff", loginBackoff, Duration.ofSeconds(30));
    checkInterval = orDefault("check-interval", checkInterval, Duration.ofMinutes(5));
    probeInterval = orDefault("probe-interval", probeInterval, Duration.ofSeconds(5));
    referenceRefreshInterval =
        orDefault("reference-refresh-interval", referenceRefreshInterval, Duration.ofHours(6));
    maxPause = orDefault("max-pause", maxPause, Duration.ofHours(1));
    phoneFormat = Check.orDefault(phoneFormat, PhoneFormat.NATIONAL);
    pageSize = Check.between("page-size", Check.orDefault(pageSize, 100), 1, 1000);
    // A longer request would still run when a stop ends, and a search could miss its lead.
    if (requestTimeout.compareTo(Duration.ofSeconds(25)) > 0) {
      throw new IllegalArgumentException(
          "request-timeout must be at most 25s: a stop waits 30 s for requests under way");
    }
  }

  /** The longest time between the record of a lead and its request; later it is not sent. */
  public Duration sendWithin() {
    return connectTimeout.plus(requestTimeout.dividedBy(2));
  }

  private static Duration orDefault(String name, Duration value, Duration byDefault) {
    return Check.positive(name, Check.orDefault(value, byDefault));
  }
}
