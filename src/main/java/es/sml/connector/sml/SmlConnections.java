package es.sml.connector.sml;

import es.sml.connector.tls.TlsContexts;
import es.sml.connector.tls.TlsFiles;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Sets Camel's HTTP component up so that it sends a request once, and in bounded time. */
public final class SmlConnections implements AutoCloseable {
  private final SmlSettings settings;
  private final RequestDeadline deadline;
  private final EarlyCloses closes = new EarlyCloses();
  private final List<PoolingHttpClientConnectionManager> pools = new CopyOnWriteArrayList<>();
  private final PoolingHttpClientConnectionManager pool;
  private volatile int most;

  /**
   * @param connections as many as requests may be under way
   */
  public SmlConnections(SmlSettings settings, int connections) {
    this.settings = settings;
    this.most = connections;
    this.deadline = new RequestDeadline(settings.requestTimeout());
    this.pool = own(new TlsFiles(null, null, null));
  }

  /** Connections of one account, which has certificates of its own. */
  public PoolingHttpClientConnectionManager own(TlsFiles files) {
    PoolingHttpClientConnectionManager own =
        new CheckedConnections(closes)
            .setTlsSocketStrategy(new SmlTls(new TlsContexts(files)))
            .setMaxConnTotal(most)
            .setMaxConnPerRoute(most)
            .setDefaultSocketConfig(
                SocketConfig.custom().setSoTimeout(timeout(settings.readTimeout())).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(timeout(settings.connectTimeout()))
                    .setSocketTimeout(timeout(settings.readTimeout()))
                    // A POST on a connection that the server just closed has an unknown outcome:
                    // check before each use, and do not keep connections for long.
                    .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                    .setTimeToLive(TimeValue.ofMinutes(1))
                    .build())
            .build();
    pools.add(own);
    return own;
  }

  /** Camel's component for http: and https:. */
  public HttpComponent component() {
    HttpComponent component = new HttpComponent();
    component.setClientConnectionManager(pool);
    component.setHttpClientConfigurer(this::configure);
    component.setHeaderFilterStrategy(new SmlHeaders());
    // What was sent is no part of the answer, the token least of all.
    component.setCopyHeaders(false);
    // Or HttpClient posts a second time on 503 and 429.
    component.setAutomaticRetriesDisabled(true);
    component.setRedirectHandlingDisabled(true);
    component.setCookieManagementDisabled(true);
    component.setAuthCachingDisabled(true);
    component.setResponseTimeout(settings.readTimeout().toMillis());
    component.setConnectionRequestTimeout(settings.connectTimeout().toMillis());
    return component;
  }

  /** So many connections at most from now on. */
  public void setMost(int connections) {
    most = connections;
    for (PoolingHttpClientConnectionManager each : pools) {
      each.setMaxTotal(connections);
      each.setDefaultMaxPerRoute(connections);
    }
  }

  @Override
  public void close() {
    deadline.close();
    pools.forEach(PoolingHttpClientConnectionManager::close);
  }

  // The deadline is put before what sends again, so that it holds for both requests together.
  private void configure(HttpClientBuilder builder) {
    builder.setConnectionReuseStrategy(closes);
    builder.addExecInterceptorFirst(
        "read-again", new ReadAgain(pools, closes, settings.requestTimeout().dividedBy(2)));
    deadline.configureHttpClient(builder);
  }

  private static Timeout timeout(java.time.Duration duration) {
    return Timeout.ofMilliseconds(duration.toMillis());
  }
}
