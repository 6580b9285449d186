package es.sml.connector.sandbox;

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
 * The SML test environment: an HTTP server that answers as SML does, keeps its leads in memory, and
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
   * Starts a sandbox that is ready when this returns.
   *
   * @throws IllegalStateException when it cannot listen, as when the port is taken
   */
  public static Sandbox start(SandboxSettings settings) {
    return start(settings, Clock.systemUTC());
  }

  static Sandbox start(SandboxSettings settings, Clock clock) {
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
                          // SML speaks HTTP/1.1; an upgrade would change what a closed
                          // connection means.
                          .setHttp2ClearTextEnabled(false)
                          .setMaxInitialLineLength(LONGEST_REQUEST_LINE))
                  .requestHandler(SandboxAssembly.router(vertx, settings, clock))
                  .listen());
      String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
      return new Sandbox(vertx, URI.create("http://" + host + ":" + server.actualPort()));
    } catch (ExecutionException e) {
      close(vertx);
      String reason =
          e.getCause() instanceof BindException ? "port taken or not allowed" : "failed";
      throw new IllegalStateException(
          "sandbox cannot listen on " + settings.host() + ":" + settings.port() + ": " + reason,
          e.getCause());
    } catch (RuntimeException e) {
      close(vertx);
      throw e;
    }
  }

  /** The port it listens on. */
  public int port() {
    return baseUrl.getPort();
  }

  /** Where it listens, such as {@code http://127.0.0.1:8080}; the API is below {@code /api/}. */
  public URI baseUrl() {
    return baseUrl;
  }

  /** Stops listening, closes all connections and forgets all data. */
  @Override
  public void close() {
    close(vertx);
  }

  private static void close(Vertx vertx) {
    try {
      await(vertx.close());
    } catch (ExecutionException e) {
      throw new IllegalStateException("sandbox did not close", e.getCause());
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
      throw new IllegalStateException("interrupted while the sandbox started or stopped", e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("sandbox did not start or stop in time", e);
    }
  }
}
