package es.sml.connector.signin;

import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import java.time.Instant;

/** What a mailbox's user once consented to: the refresh token grant. */
final class RefreshCredential implements Credential {
  private final OAuthSettings settings;
  private final KeptRefreshToken kept;
  private RefreshToken current;

  RefreshCredential(OAuthSettings settings, KeptRefreshToken kept) {
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
    // Scope.parse gives null for null, and no scope is sent.
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
          "the refresh token has ended or was revoked: have the mailbox's user consent again,"
              + " put the new one as refresh-token and restart";
      case "invalid_client" ->
          settings.clientSecret() == null
              ? "put the app's client-secret, or have the app allow public client flows"
              : "compare client-id and client-secret with the app's; the secret may have ended";
      case "invalid_scope" -> "compare scope with what the mailbox's user consented to";
      default -> "compare client-id with the app that the mailbox's user consented to";
    };
  }
}
