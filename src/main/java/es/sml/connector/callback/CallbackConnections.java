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
 * The HTTP client of webhooks: it connects to no address that the rules forbid, as each connection
 * is made, follows no redirect, repeats nothing by itself and ends each request in time.
 */
public final class CallbackConnections implements AutoCloseable {
  private final RequestDeadline deadline;
  private final PoolingHttpClientConnectionManager httpsPool;
  private final PoolingHttpClientConnectionManager httpPool;
  private final CloseableHttpClient https;
  private final CloseableHttpClient http;

  /**
   * @param connections as many as requests may be under way
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

  /** As many connections as requests may be under way from now on. */
  public void setMost(int connections) {
    for (PoolingHttpClientConnectionManager pool : List.of(httpsPool, httpPool)) {
      pool.setMaxTotal(connections);
      pool.setDefaultMaxPerRoute(connections);
    }
  }

  /** For https: to addresses that are public or allowed. */
  public CloseableHttpClient https() {
    return https;
  }

  /** For http: to addresses in the allowed private networks alone. */
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

  // Asked for each new connection, with addresses in digits too: what is checked is what is used.
  // A name that leads to one forbidden address is not trusted at all.
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
