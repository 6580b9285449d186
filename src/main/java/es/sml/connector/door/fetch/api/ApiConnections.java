package es.sml.connector.door.fetch.api;

import es.sml.connector.sml.http.RequestDeadline;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP clients of the platforms' APIs, with their timeouts and number of connections. They follow
 * no redirect, retry nothing automatically, and end each request in time.
 */
public final class ApiConnections implements AutoCloseable {
  private static final int MOST = 4;

  /** Longest time for a whole request with its response. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private static final Timeout SILENCE = Timeout.ofSeconds(15);

  private final RequestDeadline deadline = new RequestDeadline(LONGEST);

  /** Returns a client for one channel. Camel closes it with the channel's route. */
  public CloseableHttpClient newClient() {
    return deadline.newClient(
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(MOST)
            .setMaxConnPerRoute(MOST)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.ofSeconds(5))
                    .setSocketTimeout(SILENCE)
                    .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                    .setTimeToLive(TimeValue.ofMinutes(1))
                    .build())
            .build(),
        false);
  }

  @Override
  public void close() {
    deadline.close();
  }
}
