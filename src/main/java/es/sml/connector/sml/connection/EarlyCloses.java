package es.sml.connector.sml.connection;

import java.time.Duration;
import org.apache.hc.client5.http.impl.DefaultClientConnectionReuseStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides how long no connection is kept after SML closed one without notice. Such a close can
 * still be on its way when the next request goes out.
 */
final class EarlyCloses extends DefaultClientConnectionReuseStrategy {
  private static final Logger LOG = LoggerFactory.getLogger(EarlyCloses.class);

  /** Servers that close idle connections wait longer. */
  private static final Duration EARLY = Duration.ofSeconds(1);

  private static final Duration WITHOUT_KEEPING = Duration.ofMinutes(10);

  private volatile long keptFrom = System.nanoTime();
  private volatile boolean proven;

  /** Returns whether SML has left a connection open after a response. */
  boolean isProven() {
    return proven;
  }

  /** Records that SML left a connection open for long enough. */
  void prove() {
    proven = true;
  }

  /** Records that SML closed a connection after this idle time. */
  void noticed(Duration idle) {
    if (idle.compareTo(EARLY) < 0) {
      if (isKept()) {
        LOG.info(
            "SML closes idle connections without notice: each request uses a new one for {} minutes",
            WITHOUT_KEEPING.toMinutes());
      }
      proven = false;
      keptFrom = System.nanoTime() + WITHOUT_KEEPING.toNanos();
    }
  }

  @Override
  public boolean keepAlive(HttpRequest request, HttpResponse response, HttpContext context) {
    return isKept() && super.keepAlive(request, response, context);
  }

  private boolean isKept() {
    return System.nanoTime() - keptFrom >= 0;
  }
}
