package es.sml.connector.callback.webhook;

import es.sml.connector.callback.AddressRules;
import es.sml.connector.callback.CallbackSettings;
import es.sml.connector.callback.ForbiddenAddressException;
import es.sml.connector.sml.http.RequestDeadline;
import es.sml.connector.tls.JavaTrust;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP connections of webhooks. Each new one's address is checked against the rules. No client
 * follows a redirect or retries automatically, and each request ends in time.
 */
public final class CallbackConnections implements AutoCloseable {
  private final RequestDeadline deadline;
  private final PoolingHttpClientConnectionManager httpsPool;
  private final PoolingHttpClientConnectionManager httpPool;

  /**
   * @param connections number of requests at the same time
   */
  public CallbackConnections(CallbackSettings settings, int connections) {
    this.deadline = new RequestDeadline(settings.timeout());
    AddressRules rules = settings.addresses();
    this.httpsPool = pool(settings, rules::allow);
    this.httpPool = pool(settings, rules::allowPrivately);
    setMost(connections);
  }

  /** Sets the number of requests at the same time. */
  public void setMost(int connections) {
    for (PoolingHttpClientConnectionManager pool : List.of(httpsPool, httpPool)) {
      pool.setMaxTotal(connections);
      pool.setDefaultMaxPerRoute(connections);
    }
  }

  /**
   * Returns a client for one webhook: to public or allowed addresses by https, and to the allowed
   * private networks only by http. Camel closes a client with its route, so webhooks share only the
   * connections.
   *
   * @param scheme https or http
   */
  public CloseableHttpClient newClient(String scheme) {
    return deadline.newClient(scheme.equals("https") ? httpsPool : httpPool, true);
  }

  @Override
  public void close() {
    deadline.close();
    httpsPool.close(CloseMode.GRACEFUL);
    httpPool.close(CloseMode.GRACEFUL);
  }

  private static PoolingHttpClientConnectionManager pool(
      CallbackSettings settings, Predicate<InetAddress> allowed) {
    Timeout timeout = Timeout.ofMilliseconds(settings.timeout().toMillis());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setTlsSocketStrategy(
            new DefaultClientTlsStrategy(
                JavaTrust.context(), HostnameVerificationPolicy.BUILTIN, null))
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
