package es.sml.connector.signin.token;

import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.time.Duration;
import java.time.Instant;

/**
 * An access token. It decides when a token is renewed, before its end.
 *
 * @param renewAt earliest time of a renewal
 * @param end expiry of the token
 * @param keptUntil end of the time during which a rejected token stays in use
 */
record CachedToken(String value, Instant renewAt, Instant end, Instant keptUntil) {
  private static final Duration UNSAID_LIFE = Duration.ofMinutes(10);
  private static final Duration LONGEST_LIFE = Duration.ofDays(1);

  /** Renews a token at half its lifetime, so that an outage of the other half does no harm. */
  static CachedToken of(AccessToken token, Instant asked, Instant keptUntil) {
    Duration life =
        token.getLifetime() > 0
            ? Duration.ofSeconds(Math.min(token.getLifetime(), LONGEST_LIFE.toSeconds()))
            : UNSAID_LIFE;
    return new CachedToken(
        token.getValue(), asked.plus(life.dividedBy(2)), asked.plus(life), keptUntil);
  }

  boolean isFresh(Instant now) {
    return now.isBefore(renewAt);
  }

  boolean isGood(Instant now) {
    return now.isBefore(end);
  }

  @Override
  public String toString() {
    return "CachedToken[******]";
  }
}
