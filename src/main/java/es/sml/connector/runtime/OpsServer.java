package es.sml.connector.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import es.sml.connector.console.ConsoleGuard;
import es.sml.connector.console.Sessions;
import es.sml.connector.ops.AccessGuard;
import es.sml.connector.ops.AccessTokens;
import es.sml.connector.ops.OpsSettings;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.authentication.AuthenticationProvider;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.AuthenticationHandler;
import java.util.List;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.component.platform.http.vertx.auth.AuthenticationConfig;

/** The HTTP server of the ops port, with the guard before all of its paths. */
final class OpsServer extends VertxPlatformHttpServer {
  private static final long LARGEST_BODY = 1 << 20;
  private static final int NOT_FOUND = 404;

  private final int port;

  /**
   * @param sessions of those who are logged in to the console
   */
  OpsServer(OpsSettings settings, AccessTokens tokens, Sessions sessions) {
    super(configuration(settings, new ConsoleGuard(sessions, new AccessGuard(tokens))));
    this.port = settings.port();
  }

  /** All is set up before the port is open. */
  @Override
  protected void initializeServer() {
    super.initializeServer();
    VertxPlatformHttpRouter router =
        VertxPlatformHttpRouter.lookup(
            getCamelContext(), VertxPlatformHttpRouter.getRouterNameFromPort(port));
    router.route().last().handler(call -> refuse(call, NOT_FOUND, "there is no such path"));
    router
        .route()
        .failureHandler(
            call ->
                refuse(
                    call,
                    call.statusCode() < 400 ? 500 : call.statusCode(),
                    call.statusCode() == 413 ? "the body is too large" : "not done"));
  }

  private static VertxPlatformHttpServerConfiguration configuration(
      OpsSettings settings, ConsoleGuard guard) {
    VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
    server.setBindHost(settings.host());
    server.setBindPort(settings.port());
    server.setMaxBodySize(LARGEST_BODY);
    server.getBodyHandler().setHandleFileUploads(false);
    AuthenticationConfig authentication = new AuthenticationConfig(List.of(entry(guard)));
    authentication.setEnabled(true);
    server.setAuthenticationConfig(authentication);
    return server;
  }

  private static AuthenticationConfig.AuthenticationConfigEntry entry(ConsoleGuard guard) {
    AuthenticationConfig.AuthenticationConfigEntry entry =
        new AuthenticationConfig.AuthenticationConfigEntry();
    entry.setPath("/*");
    entry.setAuthenticationProviderFactory(OpsServer::noProvider);
    entry.setAuthenticationHandlerFactory(
        new AuthenticationConfig.AuthenticationHandlerFactory() {
          @Override
          public <T extends AuthenticationProvider>
              AuthenticationHandler createAuthenticationHandler(T provider) {
            return guard;
          }
        });
    return entry;
  }

  // The guard knows its tokens itself.
  private static AuthenticationProvider noProvider(Vertx vertx) {
    return null;
  }

  private static void refuse(RoutingContext call, int status, String reason) {
    call.response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(JsonNodeFactory.instance.objectNode().put("error", reason).toString());
  }
}
