package es.sml.connector.sml.connection;

import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.http.RequestDeadline;
import es.sml.connector.sml.http.SmlHeaders;
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

/**
 * Configures Camel's HTTP component so that it sends a request once, and within a limited time. It
 * decides how long a connection is kept.
 */
public final class SmlConnections implements AutoCloseable {
  private final SmlSettings settings;
  private final RequestDeadline deadline;
  private final EarlyCloses closes = new EarlyCloses();
  private final List<PoolingHttpClientConnectionManager> pools = new CopyOnWriteArrayList<>();
  private final PoolingHttpClientConnectionManager pool;
  private volatile int most;

  /**
   * @param connections number of requests at the same time
   */
  public SmlConnections(SmlSettings settings, int connections) {
    this.settings = settings;
    this.most = connections;
    this.deadline = new RequestDeadline(settings.requestTimeout());
    this.pool = own(new TlsFiles(null, null, null));
  }

  /** Returns the connections of an account with certificates of its own. */
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
                    // A POST on a connection that the server just closed has an unknown outcome. So
                    // each connection is checked before use and is not kept for long.
                    .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                    .setTimeToLive(TimeValue.ofMinutes(1))
                    .build())
            .build();
    pools.add(own);
    return own;
  }

  /** Returns Camel's component for http: and https:. */
  public HttpComponent component() {
    HttpComponent component = new HttpComponent();
    component.setClientConnectionManager(pool);
    component.setHttpClientConfigurer(this::configure);
    component.setHeaderFilterStrategy(new SmlHeaders());
    // A response must not contain the request's headers, above all not the token.
    component.setCopyHeaders(false);
    // Otherwise HttpClient posts a second time after 503 and 429.
    component.setAutomaticRetriesDisabled(true);
    component.setRedirectHandlingDisabled(true);
    component.setCookieManagementDisabled(true);
    component.setAuthCachingDisabled(true);
    component.setResponseTimeout(settings.readTimeout().toMillis());
    component.setConnectionRequestTimeout(settings.connectTimeout().toMillis());
    return component;
  }

  /** Limits the connections to this number from now on. */
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

  // The deadline comes before the second sending, so that it limits both requests together.
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
