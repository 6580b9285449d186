package es.sml.connector.sml;

import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Sets Camel's HTTP component up so that it sends a request once, and in bounded time. */
public final class SmlConnections implements AutoCloseable {
  private final SmlSettings settings;
  private final RequestDeadline deadline;
  private final PoolingHttpClientConnectionManager pool;

  /**
   * @param connections as many as requests may be under way
   */
  public SmlConnections(SmlSettings settings, int connections) {
    this.settings = settings;
    this.deadline = new RequestDeadline(settings.postDeadline());
    this.pool =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(connections)
            .setMaxConnPerRoute(connections)
            .setDefaultSocketConfig(
                SocketConfig.custom().setSoTimeout(timeout(settings.responseTimeout())).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(timeout(settings.connectTimeout()))
                    .setSocketTimeout(timeout(settings.responseTimeout()))
                    // A POST on a connection that the server just closed has an unknown outcome:
                    // look before use, and do not keep connections for long.
                    .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                    .setTimeToLive(TimeValue.ofMinutes(1))
                    .build())
            .build();
  }

  /** Camel's component for http: and https:. */
  public HttpComponent component() {
    HttpComponent component = new HttpComponent();
    component.setClientConnectionManager(pool);
    component.setHttpClientConfigurer(deadline);
    component.setHeaderFilterStrategy(new SmlHeaders());
    // What was sent is no part of the answer, the token least of all.
    component.setCopyHeaders(false);
    // Or HttpClient posts a second time on 503 and 429.
    component.setAutomaticRetriesDisabled(true);
    component.setRedirectHandlingDisabled(true);
    component.setCookieManagementDisabled(true);
    component.setAuthCachingDisabled(true);
    component.setResponseTimeout(settings.responseTimeout().toMillis());
    component.setConnectionRequestTimeout(settings.connectTimeout().toMillis());
    return component;
  }

  /** So many connections at most from now on. */
  public void setMost(int connections) {
    pool.setMaxTotal(connections);
    pool.setDefaultMaxPerRoute(connections);
  }

  @Override
  public void close() {
    deadline.close();
    pool.close();
  }

  private static Timeout timeout(java.time.Duration duration) {
    return Timeout.ofMilliseconds(duration.toMillis());
  }
}
