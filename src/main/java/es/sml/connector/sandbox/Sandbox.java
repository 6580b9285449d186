package es.sml.connector.sandbox;

import es.sml.connector.sandbox.setting.SandboxSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The stand-in for SML: an HTTP server that responds as SML does, keeps its leads in memory, and
 * plays faults on request. One event loop does everything, so writes are linear.
 */
public final class Sandbox implements AutoCloseable {
  private static final int LONGEST_REQUEST_LINE = 16_384;
  private static final long PATIENCE_SECONDS = 20;

  private final Vertx vertx;
  private final URI baseUrl;

  private Sandbox(Vertx vertx, URI baseUrl) {
    this.vertx = vertx;
    this.baseUrl = baseUrl;
  }

  /**
   * Starts a sandbox that is ready when this method returns.
   *
   * @throws IllegalStateException if it cannot listen, for example because the port is in use
   */
  public static Sandbox start(SandboxSettings settings) {
    return start(settings, Clock.systemUTC());
  }

  /** Starts one whose time a test sets. */
  public static Sandbox start(SandboxSettings settings, Clock clock) {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    try {
      HttpServer server =
          await(
              vertx
                  .createHttpServer(
                      new HttpServerOptions()
                          .setHost(settings.host())
                          .setPort(settings.port())
                          // SML uses HTTP/1.1. An upgrade would change the meaning of a closed
                          // connection.
                          .setHttp2ClearTextEnabled(false)
                          .setMaxInitialLineLength(LONGEST_REQUEST_LINE))
                  .requestHandler(SandboxModule.router(vertx, settings, offset(settings, clock)))
                  .listen());
      String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
      return new Sandbox(vertx, URI.create("http://" + host + ":" + server.actualPort()));
    } catch (ExecutionException e) {
      close(vertx);
      String reason =
          e.getCause() instanceof BindException
              ? "the port is in use or not allowed; choose another port"
              : "unexpected failure";
      throw new IllegalStateException(
          "the sandbox cannot listen on " + settings.host() + ":" + settings.port() + ": " + reason,
          e.getCause());
    } catch (RuntimeException e) {
      close(vertx);
      throw e;
    }
  }

  private static Clock offset(SandboxSettings settings, Clock clock) {
    return Clock.offset(clock, settings.clockOffset());
  }

  public int port() {
    return baseUrl.getPort();
  }

  /** Returns its URL, such as {@code http://127.0.0.1:8080}; the API is below {@code /api/}. */
  public URI baseUrl() {
    return baseUrl;
  }

  /** Stops listening, closes all connections and deletes all data. */
  @Override
  public void close() {
    close(vertx);
  }

  private static void close(Vertx vertx) {
    try {
      await(vertx.close());
    } catch (ExecutionException e) {
      throw new IllegalStateException("the sandbox did not stop", e.getCause());
    }
  }

  private static <T> T await(Future<T> future) throws ExecutionException {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the sandbox was interrupted while it started or stopped", e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the sandbox did not start or stop in time", e);
    }
  }
}
