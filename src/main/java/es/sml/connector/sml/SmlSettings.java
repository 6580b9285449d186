package es.sml.connector.sml;

import es.sml.connector.setting.Check;
import java.time.Duration;

/**
 * How SML is spoken to.
 *
 * @param connectTimeout for TCP and TLS
 * @param responseTimeout for one read of an answer
 * @param postDeadline for a whole request, from its first byte to the answer's last
 * @param lateCommit the longest time after which SML may still store a lead that it did not answer
 * @param loginBackOff pause after a refused login
 * @param probeEvery how often a paused account looks whether SML is back
 * @param referenceRefresh how often the sources, fuels, provinces and users are read again
 * @param pageSize of every list that the connector reads
 * @param maxPause the longest time that SML is left alone when it asks for that
 */
public record SmlSettings(
    Duration connectTimeout,
    Duration responseTimeout,
    Duration postDeadline,
    Duration lateCommit,
    Duration loginBackOff,
    Duration probeEvery,
    Duration referenceRefresh,
    Integer pageSize,
    Phones phones,
    Duration maxPause) {
  /** How a Spanish telephone is written to SML; a foreign one always has its country's code. */
  public enum Phones {
    /** Its nine digits, as in SML's manual. */
    NATIONAL,
    /** With +34 before them. */
    E164
  }

  public SmlSettings {
    connectTimeout = orDefault("connect-timeout", connectTimeout, Duration.ofSeconds(5));
    responseTimeout = orDefault("response-timeout", responseTimeout, Duration.ofSeconds(15));
    postDeadline = orDefault("post-deadline", postDeadline, Duration.ofSeconds(20));
    lateCommit = orDefault("late-commit", lateCommit, Duration.ofSeconds(60));
    loginBackOff = orDefault("login-back-off", loginBackOff, Duration.ofSeconds(30));
    probeEvery = orDefault("probe-every", probeEvery, Duration.ofSeconds(5));
    referenceRefresh = orDefault("reference-refresh", referenceRefresh, Duration.ofHours(6));
    maxPause = orDefault("max-pause", maxPause, Duration.ofHours(1));
    phones = Check.orDefault(phones, Phones.NATIONAL);
    pageSize = Check.between("page-size", Check.orDefault(pageSize, 100), 1, 1000);
    // A lead must not be searched for while its own request is still under way.
    if (postDeadline.compareTo(Duration.ofSeconds(25)) > 0) {
      throw new IllegalArgumentException(
          "post-deadline must be at most 25s: a stop waits 30 s for requests under way");
    }
  }

  /** So long after a lead is noted as being sent its request may begin; later it is not sent. */
  public Duration sendWithin() {
    return connectTimeout.plus(postDeadline.dividedBy(2));
  }

  private static Duration orDefault(String name, Duration value, Duration byDefault) {
    return Check.positive(name, Check.orDefault(value, byDefault));
  }
}
