package es.sml.connector.cli.login;

import static es.sml.connector.language.LocalizedText.say;

import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import es.sml.connector.config.OpsConnection;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.access.OidcSettings;
import es.sml.connector.ops.access.SignInRefusedException;
import es.sml.connector.ops.oidc.OidcProvider;
import es.sml.connector.ops.oidc.TokenExchange;
import es.sml.connector.setting.Secret;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

/**
 * The login that the command login has saved, for the other commands. It renews a token that ends
 * soon. The operator's token never replaces a login that has ended.
 */
public final class SavedLogin {
  private static final long SPARE_SECONDS = 30;

  private final LoginFile file;
  private final OidcSettings settings;

  SavedLogin(LoginFile file, OidcSettings settings) {
    this.file = file;
    this.settings = settings;
  }

  /**
   * Returns the person's token; empty without a login for this connector.
   *
   * @param directory directory of the configuration
   */
  public static Optional<Secret> token(Path directory, Map<String, String> environment) {
    LoginFile file = LoginFile.ofUser();
    Optional<LoginFile.Tokens> saved = file.read();
    return saved.flatMap(
        tokens ->
            OpsConnection.oidc(directory, environment)
                .map(settings -> new SavedLogin(file, settings))
                .filter(login -> login.isOwn(tokens))
                .map(login -> new Secret(login.current(tokens))));
  }

  boolean isOwn(LoginFile.Tokens tokens) {
    return settings.issuer().toString().equals(tokens.issuer())
        && settings.deviceClientId().equals(tokens.clientId());
  }

  void save(OIDCTokens tokens, String refreshToken) {
    RefreshToken next = tokens.getRefreshToken();
    file.write(
        new LoginFile.Tokens(
            settings.issuer().toString(),
            settings.deviceClientId(),
            tokens.getIDTokenString(),
            next == null ? refreshToken : next.getValue()));
  }

  private String current(LoginFile.Tokens tokens) {
    if (isFresh(tokens.idToken())) {
      return tokens.idToken();
    }
    if (tokens.refreshToken() == null) {
      throw over("");
    }
    try (OidcProvider provider = new OidcProvider(settings)) {
      OIDCTokens renewed =
          new TokenExchange(provider, settings.deviceClientId(), settings.deviceClientSecret())
              .tokens(new RefreshTokenGrant(new RefreshToken(tokens.refreshToken())), null);
      save(renewed, tokens.refreshToken());
      return renewed.getIDTokenString();
    } catch (SignInRefusedException e) {
      throw over(" (" + LocalizedText.of(e).shown() + ")");
    }
  }

  // The operator's token must not take the place of the person's: the audit would lose the name.
  private static IllegalStateException over(String why) {
    return new IllegalStateException(
        say("login.over", "your login has ended{0}; run sml-connector login or logout", why));
  }

  private static boolean isFresh(String idToken) {
    try {
      Date end = JWTParser.parse(idToken).getJWTClaimsSet().getExpirationTime();
      return end != null && end.toInstant().isAfter(Instant.now().plusSeconds(SPARE_SECONDS));
    } catch (ParseException e) {
      return false; // a new one replaces it
    }
  }
}
