package es.sml.connector.cli.login;

import static es.sml.connector.language.LocalizedText.say;

import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import es.sml.connector.cli.option.ConfigurationDirectory;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.OpsConnection;
import es.sml.connector.ops.access.Caller;
import es.sml.connector.ops.access.DealerGroups;
import es.sml.connector.ops.access.OidcSettings;
import es.sml.connector.ops.oidc.OidcProvider;
import es.sml.connector.ops.oidc.OidcTokens;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Signs a person in at the identity provider. */
@Command(
    name = "login",
    description = {
      "Signs you in at the identity provider of ops.oidc, by a code that you enter in a browser.",
      "The other commands then use your login instead of the operator's token, and the audit has"
          + " your name. The login is in a file that only you can read."
    },
    exitCodeList = {
      "0:you are signed in",
      "1:the provider refused the sign-in, or your groups have no role",
      "2:wrong usage or configuration"
    })
public final class LoginCommand implements Callable<Integer> {
  @Mixin private ConfigurationDirectory config;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    LoginFile file = LoginFile.ofUser();
    try (OidcProvider provider = new OidcProvider(settings())) {
      DeviceSignIn signIn = new DeviceSignIn(provider);
      DeviceAuthorizationSuccessResponse begun = signIn.begin();
      out.println(
          say(
              "login.enter",
              "Open {0} in a browser, and enter the code {1}",
              ShownText.text(begun.getVerificationURI()),
              ShownText.text(begun.getUserCode())));
      out.flush();
      OIDCTokens tokens = signIn.await(begun);
      Caller caller = new OidcTokens(provider, this::groups).caller(tokens.getIDTokenString());
      new SavedLogin(file, provider.settings()).save(tokens, null);
      out.println(say("login.done", "You are signed in: {0}", caller.who()));
      if (caller.limit() != null) {
        out.println(say("login.limit", "Your rights are only for: {0}", caller.limit().named()));
      }
    }
    out.println(
        say("login.file", "Your login is in {0}. To end it: sml-connector logout", file.path()));
    out.flush();
    return CommandLine.ExitCode.OK;
  }

  private DealerGroups groups() {
    return Configuration.loadWithoutSecrets(config.path(), System.getenv()).dealers().groups();
  }

  private OidcSettings settings() {
    return OpsConnection.oidc(config.path(), System.getenv())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    say(
                        "login.no-provider",
                        "application.properties has no identity provider; set ops.oidc.issuer")));
  }
}
