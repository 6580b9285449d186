package es.sml.connector.runtime.http;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.access.AccessGuard;
import es.sml.connector.ops.access.OpsSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.auth.authentication.AuthenticationProvider;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.AuthenticationHandler;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.component.platform.http.vertx.auth.AuthenticationConfig;

/**
 * The HTTP server of the ops port, with guards for all paths. It limits the body, the headers, the
 * idle time and the connections.
 */
public final class OpsServer extends VertxPlatformHttpServer {
  private static final int LARGEST_HEAD = 24 << 10;
  private static final int LONGEST_IDLE_SECONDS = 600;
  private static final int MOST_CONNECTIONS = 500;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;

  private final OpsSettings settings;
  private final Duration longestWait;
  private HttpServer server;

  /**
   * @param longestWait time limit for the arrival of a complete request
   */
  public OpsServer(OpsSettings settings, AuthenticationHandler guard, Duration longestWait) {
    super(configuration(settings, guard));
    this.settings = settings;
    this.longestWait = longestWait;
  }

  /** Sets up all routes before the port opens. */
  @Override
  protected void initializeServer() {
    super.initializeServer();
    VertxPlatformHttpRouter router = router();
    // Without uploads, Camel's own handler makes a folder for them in the working directory.
    BodyHandler body = BodyHandler.create(false).setBodyLimit(OpsSettings.LARGEST_BODY);
    router
        .route()
        .handler(
            call -> {
              call.request().resume();
              body.handle(call);
            });
    router.route().last().handler(call -> refuse(call, methods(router, call.normalizedPath())));
    router
        .route()
        .failureHandler(
            call ->
                AccessGuard.refuse(
                    call.request(),
                    call.statusCode() < 400 ? 500 : call.statusCode(),
                    call.statusCode() == 413
                        ? LocalizedText.of("refused.too-large", "the body is too large")
                        : LocalizedText.of("refused.failed", "the request failed")));
  }

  // vert.x itself forgets in a sub-router that only the method was wrong.
  private static void refuse(RoutingContext call, String methods) {
    if (methods.isEmpty()) {
      AccessGuard.refuse(
          call.request(), NOT_FOUND, LocalizedText.of("refused.path", "this path does not exist"));
      return;
    }
    call.response().putHeader("Allow", methods);
    AccessGuard.refuse(
        call.request(),
        NOT_ALLOWED,
        LocalizedText.of("refused.method", "this path accepts only {0}", methods));
  }

  private static String methods(Router router, String path) {
    return router.getRoutes().stream()
        .filter(route -> route.methods() != null && isOf(path, route.getPath()))
        .flatMap(route -> route.methods().stream())
        .map(HttpMethod::name)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static boolean isOf(String path, String pattern) {
    String[] asked = path.split("/", -1);
    String[] parts = String.valueOf(pattern).split("/", -1);
    return asked.length == parts.length
        && IntStream.range(0, parts.length)
            .allMatch(i -> parts[i].startsWith(":") || parts[i].equals(asked[i]));
  }

  // Camel's own start does not accept these options.
  @Override
  protected void startServer() {
    Router root = Router.router(getVertx());
    root.route("/*").subRouter(router());
    ConnectionMonitor monitor = new ConnectionMonitor(getVertx(), longestWait, MOST_CONNECTIONS);
    server =
        getVertx()
            .createHttpServer(
                new HttpServerOptions()
                    .setHttp2ClearTextEnabled(false)
                    // Identity providers send long codes, and long tokens with many groups.
                    .setMaxInitialLineLength(LARGEST_HEAD)
                    .setMaxHeaderSize(LARGEST_HEAD)
                    .setMaxFormAttributeSize((int) OpsSettings.LARGEST_BODY) // a message to try
                    .setIdleTimeout(LONGEST_IDLE_SECONDS))
            .connectionHandler(monitor::opened)
            .requestHandler(
                monitor.before(new TransferCodingGuard(new HostGuard(settings.hosts(), root))));
    await(server.listen(settings.port(), settings.host()));
  }

  @Override
  protected void stopServer() {
    if (server != null) {
      getCamelContext().removeComponent("platform-http");
      await(server.close());
      server = null;
    }
  }

  @Override
  protected void stopVertx() {
    if (getVertx() != null) {
      await(getVertx().close());
      setVertx(null);
    }
  }

  @Override
  public HttpServer getServer() {
    return server;
  }

  @Override
  public int getPort() {
    return server == null ? settings.port() : server.actualPort();
  }

  private VertxPlatformHttpRouter router() {
    return VertxPlatformHttpRouter.lookup(
        getCamelContext(), VertxPlatformHttpRouter.getRouterNameFromPort(settings.port()));
  }

  private static void await(Future<?> done) {
    done.toCompletionStage().toCompletableFuture().join();
  }

  private static VertxPlatformHttpServerConfiguration configuration(
      OpsSettings settings, AuthenticationHandler guard) {
    VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
    server.setBindHost(settings.host());
    server.setBindPort(settings.port());
    server.setMaxBodySize(OpsSettings.LARGEST_BODY);
    server.getBodyHandler().setHandleFileUploads(false);
    AuthenticationConfig authentication = new AuthenticationConfig(List.of(entry(guard)));
    authentication.setEnabled(true);
    server.setAuthenticationConfig(authentication);
    return server;
  }

  private static AuthenticationConfig.AuthenticationConfigEntry entry(AuthenticationHandler guard) {
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

  // The guard checks the tokens itself.
  private static AuthenticationProvider noProvider(Vertx vertx) {
    return null;
  }
}
