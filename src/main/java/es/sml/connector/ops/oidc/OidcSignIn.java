package es.sml.connector.ops.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.access.Caller;
import es.sml.connector.ops.access.OidcSettings;
import es.sml.connector.ops.access.SignInRefusedException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Signs a person of a browser in at the provider: the code flow with PKCE. It limits the sign-ins
 * at a time, and refuses one that another browser began.
 */
public final class OidcSignIn {
  // A provider that hangs must not occupy the threads that serve the pages.
  private static final int AT_ONCE = 4;

  private final OidcProvider provider;
  private final OidcSettings settings;
  private final OidcTokens tokens;
  private final Semaphore places = new Semaphore(AT_ONCE);

  public OidcSignIn(OidcProvider provider, OidcTokens tokens) {
    this.provider = provider;
    this.settings = provider.settings();
    this.tokens = tokens;
  }

  public String name() {
    return settings.name();
  }

  /** Returns the provider's page for a sign-in. */
  public URI page(SignInAttempt attempt, URI callback) throws SignInRefusedException {
    return inPlace(
        () ->
            new AuthenticationRequest.Builder(
                    ResponseType.CODE,
                    Scope.parse(settings.scopes()),
                    new ClientID(settings.clientId()),
                    callback)
                .endpointURI(provider.metadata().getAuthorizationEndpointURI())
                .state(attempt.state())
                .nonce(attempt.nonce())
                .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
                .build()
                .toURI());
  }

  /**
   * Ends a sign-in.
   *
   * @param received the callback's URL as the browser requested it
   */
  public Caller end(SignInAttempt attempt, URI callback, URI received)
      throws SignInRefusedException {
    AuthorizationCode code = code(attempt, received);
    return inPlace(
        () -> {
          JWT idToken =
              new TokenExchange(provider, settings.clientId(), settings.clientSecret())
                  .tokens(new AuthorizationCodeGrant(code, callback, attempt.verifier()), null)
                  .getIDToken();
          return tokens.person(idToken, attempt.nonce());
        });
  }

  /**
   * Returns the provider's page for the logout, which then leads back; empty if it has none. The
   * URL has no token.
   */
  public Optional<URI> logout(URI back) {
    try {
      return Optional.ofNullable(provider.metadata().getEndSessionEndpointURI())
          .map(
              page ->
                  new LogoutRequest(
                          page, null, null, new ClientID(settings.clientId()), back, null, null)
                      .toURI());
    } catch (SignInRefusedException e) {
      return Optional.empty(); // the logout here does not need the provider
    }
  }

  private AuthorizationCode code(SignInAttempt attempt, URI received)
      throws SignInRefusedException {
    try {
      AuthorizationResponse response = AuthorizationResponse.parse(received);
      if (!attempt.state().equals(response.getState())) {
        throw foreign();
      }
      if (response.getIssuer() != null
          && !response.getIssuer().getValue().equals(settings.issuer().toString())) {
        throw foreign();
      }
      if (!response.indicatesSuccess()) {
        throw TokenExchange.refused(response.toErrorResponse().getErrorObject());
      }
      return response.toSuccessResponse().getAuthorizationCode();
    } catch (ParseException e) {
      throw foreign(); // the parser's message may quote the code
    }
  }

  /** Returns the refusal of a sign-in that another browser began. */
  public static SignInRefusedException foreign() {
    return new SignInRefusedException(
        401,
        LocalizedText.of(
            "sign-in.foreign", "this sign-in was not begun in this browser; sign in again"),
        null);
  }

  private interface Work<T> {
    T run() throws SignInRefusedException;
  }

  private <T> T inPlace(Work<T> work) throws SignInRefusedException {
    if (!places.tryAcquire()) {
      throw new SignInRefusedException(
          503,
          LocalizedText.of("sign-in.busy", "too many sign-ins at a time; try again in a moment"),
          null);
    }
    try {
      return work.run();
    } finally {
      places.release();
    }
  }
}
