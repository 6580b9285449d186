package es.sml.connector.ops.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.access.SignInRefusedException;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.setting.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests tokens for a client of the provider. It decides how the client proves itself, and
 * refuses a response without an ID token.
 *
 * @param secret null for a public client
 */
public record TokenExchange(OidcProvider provider, String clientId, Secret secret) {
  private static final Logger LOG = LoggerFactory.getLogger(TokenExchange.class);
  private static final Set<String> WRONG_CLIENT = Set.of("invalid_client", "unauthorized_client");
  private static final int LONGEST_CODE = 60;

  /**
   * Returns the tokens for a proof, with an ID token.
   *
   * @param scope null if the proof has one
   */
  public OIDCTokens tokens(AuthorizationGrant proof, Scope scope) throws SignInRefusedException {
    TokenResponse response = request(proof, scope);
    if (!response.indicatesSuccess()) {
      throw refused(response.toErrorResponse().getErrorObject());
    }
    return tokens(response);
  }

  /** Returns the tokens of a successful response, which must have an ID token. */
  public static OIDCTokens tokens(TokenResponse response) throws SignInRefusedException {
    if (response.toSuccessResponse() instanceof OIDCTokenResponse found
        && found.getOIDCTokens().getIDToken() != null) {
      return found.getOIDCTokens();
    }
    throw withoutTokens();
  }

  /** Returns the response to the request for tokens, which may be an error of the provider. */
  public TokenResponse request(AuthorizationGrant proof, Scope scope)
      throws SignInRefusedException {
    URI address = provider.metadata().getTokenEndpointURI();
    TokenRequest request =
        authentication()
            .map(known -> new TokenRequest(address, known, proof, scope))
            .orElseGet(() -> new TokenRequest(address, new ClientID(clientId), proof, scope));
    try {
      return OIDCTokenResponseParser.parse(provider.send(request.toHTTPRequest()));
    } catch (ParseException e) {
      throw withoutTokens(); // the parser's message may quote a token
    }
  }

  /** Returns the proof of the client; empty for a public one. */
  public Optional<ClientAuthentication> authentication() throws SignInRefusedException {
    if (secret == null) {
      return Optional.empty();
    }
    ClientID id = new ClientID(clientId);
    com.nimbusds.oauth2.sdk.auth.Secret value =
        new com.nimbusds.oauth2.sdk.auth.Secret(secret.reveal());
    List<ClientAuthenticationMethod> methods = provider.metadata().getTokenEndpointAuthMethods();
    return Optional.of(
        methods != null && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            ? new ClientSecretPost(id, value)
            : new ClientSecretBasic(id, value));
  }

  /** Returns the refusal of the provider, with its code. */
  public static SignInRefusedException refused(ErrorObject error) {
    String code = error == null || error.getCode() == null ? "-" : error.getCode();
    LocalizedText reason = reason(code);
    if (WRONG_CLIENT.contains(code)) {
      LOG.warn("a sign-in failed: {}", reason);
    }
    return new SignInRefusedException(401, reason, null);
  }

  // The codes of RFC 6749, 5.2, and RFC 8628, 3.5. Only an operator can correct the client.
  private static LocalizedText reason(String code) {
    if (WRONG_CLIENT.contains(code)) {
      return LocalizedText.of(
          "sign-in.wrong-client",
          "the identity provider does not accept the connector ({0}); check ops.oidc.client-id,"
              + " ops.oidc.client-secret and ops.oidc.device-client-id",
          code);
    }
    return switch (code) {
      case "access_denied" ->
          LocalizedText.of(
              "sign-in.cancelled",
              "the sign-in was cancelled, or the identity provider does not let you in; try again");
      case "expired_token" ->
          LocalizedText.of("sign-in.code-expired", "the code is no longer valid; begin again");
      default ->
          LocalizedText.of(
              "sign-in.refused",
              "the identity provider refused the sign-in ({0}); try again, or see its log",
              StringUtils.left(PrintableText.line(code), LONGEST_CODE));
    };
  }

  private static SignInRefusedException withoutTokens() {
    return new SignInRefusedException(
        401,
        LocalizedText.of(
            "sign-in.no-token",
            "the identity provider responded without an ID token; ops.oidc.scopes needs openid"),
        null);
  }
}
