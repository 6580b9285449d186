package es.sml.connector.sml.connection;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;

/** Pool of connections that are checked before each use. */
final class CheckedConnections extends PoolingHttpClientConnectionManagerBuilder {
  private static final AtomicLong COUNTER = new AtomicLong();

  CheckedConnections(EarlyCloses closes) {
    setConnectionFactory(
        unused -> new CheckedConnection("sml-" + COUNTER.incrementAndGet(), closes));
  }

  @Override
  protected HttpClientConnectionOperator createConnectionOperator(
      SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
    return new DefaultHttpClientConnectionOperator(
        unused -> socket(), ports, names, scheme -> URIScheme.HTTPS.same(scheme) ? tls : null);
  }

  // Only a channel can be checked without waiting. Only a socket without one uses Java's proxy.
  private static Socket socket() throws IOException {
    return System.getProperty("socksProxyHost") == null
        ? SocketChannel.open().socket()
        : new Socket();
  }
}
