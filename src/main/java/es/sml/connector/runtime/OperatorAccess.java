package es.sml.connector.runtime;

import es.sml.connector.config.Dealers;
import es.sml.connector.config.Settings;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.console.Console;
import es.sml.connector.console.ConsoleGuard;
import es.sml.connector.console.Logins;
import es.sml.connector.console.session.Cookies;
import es.sml.connector.console.session.Sessions;
import es.sml.connector.ops.OpsApi;
import es.sml.connector.ops.access.AccessGuard;
import es.sml.connector.ops.access.AccessTokens;
import es.sml.connector.ops.access.OidcSettings;
import es.sml.connector.ops.access.OperatorToken;
import es.sml.connector.ops.access.OpsHttpEngine;
import es.sml.connector.ops.access.TokenBrake;
import es.sml.connector.ops.oidc.OidcProvider;
import es.sml.connector.ops.oidc.OidcSignIn;
import es.sml.connector.ops.oidc.OidcTokens;
import es.sml.connector.runtime.http.OpsServer;
import es.sml.connector.runtime.monitoring.Monitoring;
import es.sml.connector.runtime.pause.PausableNames;
import es.sml.connector.setting.Secret;
import java.time.Duration;
import org.apache.camel.CamelContext;

/**
 * The access of operators: the tokens, the identity provider, and the server of the ops API and the
 * console.
 */
final class OperatorAccess {
  private static final Duration LONGEST_WAIT_FOR_A_REQUEST = Duration.ofSeconds(30);

  private final RunningConfiguration running;
  private final Settings settings;
  private final Sessions sessions = new Sessions();
  private final Cookies cookies;
  private final TokenBrake brake = new TokenBrake();
  private AccessTokens tokens;
  private OidcProvider provider;
  private OpsServer server;

  OperatorAccess(RunningConfiguration running) {
    this.running = running;
    this.settings = running.now().configuration().settings();
    this.cookies = new Cookies(settings.ops().hosts(), sessions);
  }

  /** Adds the server, which opens its port when Camel starts. */
  void addServer(CamelContext context, Monitoring monitoring, CloseOrder opened) throws Exception {
    tokens = new AccessTokens(settings.ops().viewerToken(), operatorToken());
    OidcSettings oidc = settings.ops().oidc();
    if (oidc != null) {
      provider = opened.add(new OidcProvider(oidc));
      provider.follow();
      monitoring.checkProvider(context, provider::trouble);
    }
    AccessGuard api = new AccessGuard(tokens, brake, provider == null ? null : providerTokens());
    server =
        new OpsServer(
            settings.ops(),
            new ConsoleGuard(cookies, brake, api, oidc == null ? null : oidc.name()),
            LONGEST_WAIT_FOR_A_REQUEST);
    OpsHttpEngine.use(context);
    context.addService(server);
  }

  int port() {
    return server.getPort();
  }

  Console console(OpsApi api) {
    return new Console(
        api,
        running,
        running.ofDealers(PausableNames::byWord),
        cookies,
        new Logins(
            sessions,
            cookies,
            () -> tokens,
            brake,
            provider == null ? null : new OidcSignIn(provider, providerTokens())));
  }

  private OidcTokens providerTokens() {
    return new OidcTokens(provider, running.ofDealers(Dealers::groups));
  }

  // Create it only now, when no other process can use this data directory.
  private Secret operatorToken() {
    return settings.ops().operatorToken() != null
        ? settings.ops().operatorToken()
        : OperatorToken.write(settings.dataDirectory());
  }
}
