package es.sml.connector.signin.credential;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.JWTBearerGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * A service account that acts for a mailbox's user: the JWT bearer grant of RFC 7523. It decides
 * how long its JWT is valid, and writes the remedy for each error.
 */
public final class ServiceAccountCredential implements Credential {
  /** Tolerance for a clock that is ahead. */
  private static final Duration CLOCK_AHEAD = Duration.ofMinutes(1);

  private static final Duration LIFE = Duration.ofMinutes(10);

  private final OAuthSettings settings;
  private final ServiceAccountKey key;
  private final String username;

  public ServiceAccountCredential(OAuthSettings settings, String username) {
    this.settings = settings;
    this.key = ServiceAccountKey.parse(settings.serviceAccount());
    this.username = username;
  }

  @Override
  public TokenRequest request(Instant now) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(key.email())
            .subject(username)
            .audience(settings.tokenUrl().toString())
            .claim("scope", settings.scope())
            .issueTime(Date.from(now.minus(CLOCK_AHEAD)))
            .expirationTime(Date.from(now.plus(LIFE)))
            .build();
    return new TokenRequest.Builder(settings.tokenUrl(), new JWTBearerGrant(key.sign(claims)))
        .build();
  }

  @Override
  public String remedy(String error) {
    return switch (error) {
      case "unauthorized_client", "access_denied" ->
          "give the service account's client ID domain-wide delegation for the scope "
              + settings.scope()
              + " in the Google Admin console";
      case "invalid_grant" ->
          "the inbox's username must be a user of the domain; also check that the key is valid and"
              + " that this machine's clock is correct";
      default -> "compare service-account with the account's keys in the Google Cloud console";
    };
  }
}
