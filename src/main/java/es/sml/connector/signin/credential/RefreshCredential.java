package es.sml.connector.signin.credential;

import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import java.time.Instant;

/**
 * Access by the consent of a mailbox's user: the refresh token grant. It writes the remedy for each
 * error of the provider.
 */
public final class RefreshCredential implements Credential {
  private final OAuthSettings settings;
  private final KeptRefreshToken kept;
  private RefreshToken current;

  public RefreshCredential(OAuthSettings settings, KeptRefreshToken kept) {
    this.settings = settings;
    this.kept = kept;
  }

  @Override
  public TokenRequest request(Instant now) {
    if (current == null) {
      current = new RefreshToken(kept.read().orElse(settings.refreshToken()).reveal());
    }
    RefreshTokenGrant grant = new RefreshTokenGrant(current);
    ClientID client = new ClientID(settings.clientId());
    TokenRequest.Builder request =
        settings.clientSecret() == null
            ? new TokenRequest.Builder(settings.tokenUrl(), client, grant)
            : new TokenRequest.Builder(
                settings.tokenUrl(),
                new ClientSecretPost(client, new Secret(settings.clientSecret().reveal())),
                grant);
    // Scope.parse returns null for null, and the request then has no scope.
    return request.scope(Scope.parse(settings.scope())).build();
  }

  @Override
  public void answered(Tokens tokens) {
    RefreshToken given = tokens.getRefreshToken();
    if (given != null && !given.equals(current)) {
      current = given;
      kept.write(new es.sml.connector.setting.Secret(given.getValue()));
    }
  }

  @Override
  public String remedy(String error) {
    return switch (error) {
      case "invalid_grant" ->
          "the refresh token has expired or was revoked: let the mailbox's user consent again, set"
              + " the new refresh-token and restart";
      case "invalid_client" ->
          settings.clientSecret() == null
              ? "set the app's client-secret, or allow public client flows for the app"
              : "compare client-id and client-secret with the app's; the secret may have expired";
      case "invalid_scope" -> "compare scope with the consent of the mailbox's user";
      default -> "compare client-id with the app of the user's consent";
    };
  }
}
