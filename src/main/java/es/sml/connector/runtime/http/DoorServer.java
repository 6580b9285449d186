package es.sml.connector.runtime.http;

import es.sml.connector.door.DoorSettings;
import es.sml.connector.door.endpoint.DoorComponent;
import es.sml.connector.door.endpoint.StoringThreads;
import es.sml.connector.door.http.ClientAddresses;
import es.sml.connector.door.http.DoorHandler;
import es.sml.connector.door.http.DoorPaths;
import es.sml.connector.door.http.RequestBodies;
import es.sml.connector.door.http.RequestReader;
import es.sml.connector.door.status.DoorListener;
import es.sml.connector.language.LocalizedText;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server of the door. It opens after the routes, and closes before them. It limits
 * connections, headers and idle time, and decides how often it checks for a renewed certificate.
 */
public final class DoorServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DoorServer.class);
  private static final int MOST_CONNECTIONS = 20_000;
  private static final int LARGEST_HEAD = 16 << 10;

  /** Thousands of slow connections may be open, and each has a buffer for the lines of its head. */
  private static final int LINE_BUFFER = 64;

  private static final long RENEWAL_MILLIS = 30_000;

  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setPreferNativeTransport(true) // a connection takes less memory
              .setEventLoopPoolSize(2)
              .setWorkerPoolSize(1)
              .setInternalBlockingPoolSize(1));
  private final StoringThreads storing;
  private final DoorCertificate certificate;
  private final HttpServer server;
  private volatile boolean isOpen;

  /**
   * Opens the port.
   *
   * @param paths finds the channels of the configuration in force
   * @param storing is closed with the server
   */
  public DoorServer(
      DoorSettings settings,
      DoorComponent component,
      DoorPaths paths,
      StoringThreads storing,
      DoorListener listener) {
    this.certificate = DoorCertificate.of(settings);
    this.storing = storing;
    ConnectionMonitor connections =
        new ConnectionMonitor(vertx, settings.requestTimeout(), MOST_CONNECTIONS);
    DoorHandler handler =
        new DoorHandler(
            component,
            paths,
            new RequestBodies(settings.maxRequestSize().bytes()),
            new RequestReader(new ClientAddresses(settings.proxies()), settings.publicUrl()),
            listener,
            storing);
    server =
        vertx
            .createHttpServer(options(certificate))
            .connectionHandler(connections::opened)
            .requestHandler(connections.before(new TransferCodingGuard(handler)));
    await(server.listen(settings.port(), settings.host()));
    isOpen = true;
    if (certificate != null) {
      vertx.setPeriodic(RENEWAL_MILLIS, timer -> vertx.executeBlocking(this::renew, false));
    }
    LOG.info("the door is open at {}:{}", settings.host(), port());
  }

  public int port() {
    return server.actualPort();
  }

  /** Returns why the door receives no request; null while it does. */
  public LocalizedText trouble() {
    if (!isOpen) {
      return LocalizedText.of("door.closed", "the port is not open");
    }
    return certificate == null ? null : certificate.fault();
  }

  /** Puts a renewed certificate in force, if there is one. */
  Void renew() {
    certificate.renew(server);
    return null;
  }

  /** Stops after the requests that are being stored. */
  @Override
  public void close() throws InterruptedException {
    isOpen = false;
    storing.close();
    await(server.close());
    await(vertx.close());
  }

  private static HttpServerOptions options(DoorCertificate certificate) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHttp2ClearTextEnabled(false)
            .setUseAlpn(false)
            .setMaxHeaderSize(LARGEST_HEAD)
            .setMaxInitialLineLength(LARGEST_HEAD)
            .setHandle100ContinueAutomatically(true)
            .setAcceptBacklog(1_024)
            // What follows saves memory for each connection. The door has no WebSockets, and
            // ConnectionMonitor closes idle connections.
            .setDecoderInitialBufferSize(LINE_BUFFER)
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false);
    if (certificate != null) {
      options.setSsl(true).setKeyCertOptions(certificate.options());
    }
    return options;
  }

  private static void await(Future<?> done) {
    done.toCompletionStage().toCompletableFuture().join();
  }
}
