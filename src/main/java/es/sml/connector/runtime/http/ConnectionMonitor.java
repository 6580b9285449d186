package es.sml.connector.runtime.http;

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
final class ConnectionMonitor {
  private static final long CHECK_MILLIS = 100;

  /** Connections that one check closes, so that thousands of closings do not delay a request. */
  private static final int CLOSED_BY_ONE_CHECK = 200;

  /** A request that is being stored has its own time limits; this one is for a bug alone. */
  private static final Duration LONGEST_UNANSWERED = Duration.ofMinutes(5);

  private final long longest;
  private final int most;
  private final Map<HttpConnection, Wait> waits = new ConcurrentHashMap<>();

  /** State of one connection: the start of its wait, and its present request. */
  private static final class Wait {
    private volatile long since = System.nanoTime();
    private volatile HttpServerRequest request;

    private void restartAfterResponse(long now) {
      HttpServerRequest present = request;
      if (present != null && present.isEnded() && present.response().ended()) {
        since = now;
        request = null;
      }
    }

    private boolean isLate(long now, long longest) {
      HttpServerRequest present = request;
      boolean isComplete = present != null && present.isEnded();
      return now - since > (isComplete ? LONGEST_UNANSWERED.toNanos() : longest);
    }
  }

  /**
   * @param longest time limit for the arrival of a complete request
   * @param most most connections that may be open
   */
  ConnectionMonitor(Vertx vertx, Duration longest, int most) {
    this.longest = longest.toNanos();
    this.most = most;
    vertx.setPeriodic(CHECK_MILLIS, timer -> check());
  }

  void opened(HttpConnection connection) {
    if (waits.size() >= most) {
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

  private void check() {
    long now = System.nanoTime();
    waits.values().forEach(wait -> wait.restartAfterResponse(now));
    waits.entrySet().stream()
        .filter(entry -> entry.getValue().isLate(now, longest))
        .limit(CLOSED_BY_ONE_CHECK)
        .forEach(entry -> entry.getKey().close());
  }
}
