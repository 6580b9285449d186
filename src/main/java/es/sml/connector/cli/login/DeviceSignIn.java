package es.sml.connector.cli.login;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationGrantError;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationResponse;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.access.OidcSettings;
import es.sml.connector.ops.access.SignInRefusedException;
import es.sml.connector.ops.oidc.OidcProvider;
import es.sml.connector.ops.oidc.TokenExchange;
import java.net.URI;
import java.time.Duration;
import net.minidev.json.JSONObject;

/**
 * Signs a person in by a code that the person enters in any browser (RFC 8628). It decides how
 * often it asks the provider, and until when.
 */
final class DeviceSignIn {
  private static final Duration SLOWER = Duration.ofSeconds(5);

  private final OidcProvider provider;
  private final OidcSettings settings;
  private final TokenExchange exchange;

  DeviceSignIn(OidcProvider provider) {
    this.provider = provider;
    this.settings = provider.settings();
    this.exchange =
        new TokenExchange(provider, settings.deviceClientId(), settings.deviceClientSecret());
  }

  /** Requests the code for the person. */
  DeviceAuthorizationSuccessResponse begin() throws SignInRefusedException {
    URI address = provider.metadata().getDeviceAuthorizationEndpointURI();
    if (address == null) {
      throw new SignInRefusedException(
          503,
          LocalizedText.of(
              "login.no-device-code",
              "the identity provider {0} has no sign-in by device code",
              settings.issuer().getHost()),
          null);
    }
    Scope scope = Scope.parse(settings.scopes());
    DeviceAuthorizationRequest request =
        exchange
            .authentication()
            .map(known -> new DeviceAuthorizationRequest(address, known, scope, null))
            .orElseGet(
                () ->
                    new DeviceAuthorizationRequest(
                        address, new ClientID(settings.deviceClientId()), scope));
    DeviceAuthorizationResponse response = parse(provider.send(request.toHTTPRequest()));
    if (!response.indicatesSuccess()) {
      throw TokenExchange.refused(response.toErrorResponse().getErrorObject());
    }
    return response.toSuccessResponse();
  }

  /** Waits until the person has signed in, and returns the tokens. */
  OIDCTokens await(DeviceAuthorizationSuccessResponse begun)
      throws SignInRefusedException, InterruptedException {
    Duration pause = Duration.ofSeconds(Math.max(1, begun.getInterval()));
    long end = System.nanoTime() + Duration.ofSeconds(begun.getLifetime()).toNanos();
    while (System.nanoTime() - end < 0) {
      Thread.sleep(pause.toMillis());
      TokenResponse response = exchange.request(new DeviceCodeGrant(begun.getDeviceCode()), null);
      if (response.indicatesSuccess()) {
        return TokenExchange.tokens(response);
      }
      ErrorObject error = response.toErrorResponse().getErrorObject();
      if (DeviceAuthorizationGrantError.SLOW_DOWN.equals(error)) {
        pause = pause.plus(SLOWER);
      } else if (!DeviceAuthorizationGrantError.AUTHORIZATION_PENDING.equals(error)) {
        throw TokenExchange.refused(error);
      }
    }
    throw TokenExchange.refused(DeviceAuthorizationGrantError.EXPIRED_TOKEN);
  }

  private static DeviceAuthorizationResponse parse(HTTPResponse response)
      throws SignInRefusedException {
    try {
      JSONObject fields = response.getBodyAsJSONObject();
      // Google has this name from a draft of the standard.
      if (fields.containsKey("verification_url")) {
        fields.putIfAbsent("verification_uri", fields.get("verification_url"));
        response.setBody(fields.toJSONString());
      }
      return DeviceAuthorizationResponse.parse(response);
    } catch (ParseException e) {
      throw new SignInRefusedException(
          503,
          LocalizedText.of("login.no-code", "the identity provider responded without a code"),
          null);
    }
  }
}
