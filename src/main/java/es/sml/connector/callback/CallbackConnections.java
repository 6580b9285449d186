package es.sml.connector.callback;

import es.sml.connector.sml.RequestDeadline;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP client of webhooks. It checks each new connection's address against the rules. It follows no
 * redirect, retries nothing automatically, and ends each request in time.
 */
public final class CallbackConnections implements AutoCloseable {
  private final RequestDeadline deadline;
  private final PoolingHttpClientConnectionManager httpsPool;
  private final PoolingHttpClientConnectionManager httpPool;
  private final CloseableHttpClient https;
  private final CloseableHttpClient http;

  /**
   * @param connections number of requests at the same time
   */
  public CallbackConnections(CallbackSettings settings, int connections) {
    this.deadline = new RequestDeadline(settings.timeout());
    AddressRules rules = settings.addresses();
    this.httpsPool = pool(settings, rules::allow);
    this.httpPool = pool(settings, rules::allowPrivately);
    setMost(connections);
    this.https = client(httpsPool);
    this.http = client(httpPool);
  }

  /** Sets the number of requests at the same time. */
  public void setMost(int connections) {
    for (PoolingHttpClientConnectionManager pool : List.of(httpsPool, httpPool)) {
      pool.setMaxTotal(connections);
      pool.setDefaultMaxPerRoute(connections);
    }
  }

  /** Returns the client for https: to addresses that are public or allowed. */
  public CloseableHttpClient https() {
    return https;
  }

  /** Returns the client for http: to addresses in the allowed private networks only. */
  public CloseableHttpClient http() {
    return http;
  }

  @Override
  public void close() {
    deadline.close();
    https.close(CloseMode.GRACEFUL);
    http.close(CloseMode.GRACEFUL);
  }

  private static PoolingHttpClientConnectionManager pool(
      CallbackSettings settings, Predicate<InetAddress> allowed) {
    Timeout timeout = Timeout.ofMilliseconds(settings.timeout().toMillis());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(new Resolver(allowed))
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(timeout)
                .setSocketTimeout(timeout)
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .setTimeToLive(TimeValue.ofMinutes(1))
                .build())
        .build();
  }

  private CloseableHttpClient client(PoolingHttpClientConnectionManager pool) {
    HttpClientBuilder builder =
        HttpClientBuilder.create()
            .setConnectionManager(pool)
            .setUserAgent("sml-connector")
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching();
    deadline.configureHttpClient(builder);
    return builder.build();
  }

  // Called for each new connection, also for numeric addresses: the checked address is the one that
  // is used. A name with one forbidden address is refused.
  private record Resolver(Predicate<InetAddress> allowed) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
      if (!Arrays.stream(addresses).allMatch(allowed)) {
        throw new ForbiddenAddressException(host);
      }
      return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
      return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }
  }
}
