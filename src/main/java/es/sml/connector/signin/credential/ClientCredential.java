package es.sml.connector.signin.credential;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.time.Instant;

/**
 * Access of an app to its assigned mailboxes: the client credentials grant. It writes the remedy
 * for each error of the provider.
 */
public final class ClientCredential implements Credential {
  private final OAuthSettings settings;

  public ClientCredential(OAuthSettings settings) {
    this.settings = settings;
  }

  @Override
  public TokenRequest request(Instant now) {
    return new TokenRequest.Builder(
            settings.tokenUrl(),
            new ClientSecretPost(
                new ClientID(settings.clientId()), new Secret(settings.clientSecret().reveal())),
            new ClientCredentialsGrant())
        .scope(Scope.parse(settings.scope()))
        .build();
  }

  @Override
  public String remedy(String error) {
    return switch (error) {
      case "invalid_client" ->
          "client-secret must be the secret's Value, not its Secret ID; if it has expired, create"
              + " a new one in the app registration";
      case "unauthorized_client" ->
          "compare client-id and tenant with the app registration's overview page";
      case "invalid_scope" -> "compare scope with the provider's documentation, or remove the key";
      default -> "compare tenant and client-id with the app registration's overview page";
    };
  }
}
