package es.sml.connector.cli.login;

import static es.sml.connector.language.LocalizedText.say;

import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import es.sml.connector.cli.option.ConfigurationDirectory;
import es.sml.connector.config.OpsConnection;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.access.OidcSettings;
import es.sml.connector.ops.access.SignInRefusedException;
import es.sml.connector.ops.oidc.OidcProvider;
import es.sml.connector.ops.oidc.TokenExchange;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends the login of a person. */
@Command(
    name = "logout",
    description =
        "Ends your login: deletes its file, and asks the identity provider to void the token.")
public final class LogoutCommand implements Runnable {
  @Mixin private ConfigurationDirectory config;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    LoginFile file = LoginFile.ofUser();
    Optional<LoginFile.Tokens> saved = file.read();
    file.delete();
    out.println(
        saved.isEmpty()
            ? say("logout.none", "You were not signed in.")
            : say("logout.done", "Your login has ended."));
    saved
        .filter(tokens -> tokens.refreshToken() != null)
        .ifPresent(
            tokens ->
                OpsConnection.oidc(config.path(), System.getenv())
                    .filter(settings -> new SavedLogin(file, settings).isOwn(tokens))
                    .ifPresent(settings -> revoke(settings, tokens, out)));
    out.flush();
  }

  private static void revoke(OidcSettings settings, LoginFile.Tokens tokens, PrintWriter out) {
    try (OidcProvider provider = new OidcProvider(settings)) {
      URI address = provider.metadata().getRevocationEndpointURI();
      if (address != null) {
        provider.send(request(address, new RefreshToken(tokens.refreshToken()), provider));
      }
    } catch (SignInRefusedException e) {
      out.println(
          say(
              "logout.kept",
              "The provider did not void the token: {0}",
              LocalizedText.of(e).shown()));
    }
  }

  private static HTTPRequest request(URI address, RefreshToken token, OidcProvider provider)
      throws SignInRefusedException {
    OidcSettings settings = provider.settings();
    String client = settings.deviceClientId();
    return new TokenExchange(provider, client, settings.deviceClientSecret())
        .authentication()
        .map(known -> new TokenRevocationRequest(address, known, token))
        .orElseGet(() -> new TokenRevocationRequest(address, new ClientID(client), token))
        .toHTTPRequest();
  }
}
