package es.sml.connector.runtime;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes connections that send no complete request in time, even if bytes arrive slowly. Closes new
 * connections while too many are open. A complete request may take any time.
 */
final class ConnectionWatch {
  private static final int MOST = 500;
  private static final long LOOK_MILLIS = 500;

  private final long longest;
  private final Map<HttpConnection, Wait> waits = new ConcurrentHashMap<>();

  /** State of one connection: the start of its wait, and its present request. */
  private static final class Wait {
    private volatile long since = System.nanoTime();
    private volatile HttpServerRequest request;
  }

  ConnectionWatch(Vertx vertx, Duration longest) {
    this.longest = longest.toNanos();
    vertx.setPeriodic(LOOK_MILLIS, timer -> look());
  }

  void opened(HttpConnection connection) {
    if (waits.size() >= MOST) {
      connection.close();
      return;
    }
    waits.put(connection, new Wait());
    connection.closeHandler(closed -> waits.remove(connection));
  }

  /** Returns the handler that a server calls for each request. */
  Handler<HttpServerRequest> before(Handler<HttpServerRequest> next) {
    return request -> {
      Wait wait = waits.get(request.connection());
      if (wait != null) {
        wait.since = System.nanoTime();
        wait.request = request;
      }
      next.handle(request);
    };
  }

  private void look() {
    long now = System.nanoTime();
    waits.forEach((connection, wait) -> look(connection, wait, now));
  }

  private void look(HttpConnection connection, Wait wait, long now) {
    HttpServerRequest request = wait.request;
    if (request != null && request.isEnded()) {
      if (request.response().ended()) {
        wait.since = now;
        wait.request = null;
      }
    } else if (now - wait.since > longest) {
      connection.close();
    }
  }
}
