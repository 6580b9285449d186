package es.sml.connector.runtime.http;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.access.AccessGuard;
import es.sml.connector.ops.access.AllowedHosts;
import es.sml.connector.setting.HostName;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpUtils;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Rejects a request for another host with 421, and a malformed URL with 400, before any other
 * processing. {@code AllowedHosts} decides which hosts are allowed.
 */
record HostGuard(AllowedHosts hosts, Handler<HttpServerRequest> next)
    implements Handler<HttpServerRequest> {
  private static final int MISDIRECTED = 421;

  @Override
  public void handle(HttpServerRequest request) {
    List<String> headers = request.headers().getAll("Host");
    Optional<HostName> host =
        headers.size() == 1 ? HostName.parse(headers.get(0)) : Optional.empty();
    // An absolute URL contains a host, too, which may differ from the header.
    if (host.isEmpty() || !request.uri().startsWith("/")) {
      refuse(
          request,
          400,
          LocalizedText.of("refused.no-host", "the request needs one Host header and a path"));
    } else if (!hosts.allow(host.get(), local(request))) {
      refuse(
          request,
          MISDIRECTED,
          LocalizedText.of(
              "refused.host",
              "this port does not serve the host of the request; add it to ops.public-host in"
                  + " application.properties"));
    } else if (!isDecodable(request.path())) {
      refuse(
          request,
          400,
          LocalizedText.of(
              "refused.percent", "the URL has a % without two hexadecimal digits after it"));
    } else if (!isUri(request.uri())) {
      refuse(
          request,
          400,
          LocalizedText.of(
              "refused.uri",
              "the URL has a character that it may have only percent-encoded, such as %3C for <"));
    } else {
      next.handle(request);
    }
  }

  private static boolean isUri(String target) {
    try {
      new URI("http://localhost" + target);
      return true;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  // The router would log an error for such a path.
  private static boolean isDecodable(String path) {
    try {
      HttpUtils.normalizePath(path);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static InetAddress local(HttpServerRequest request) {
    try {
      return InetAddress.getByName(request.localAddress().hostAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("a connection must have an address", e);
    }
  }

  // Read nothing more from this connection.
  private static void refuse(HttpServerRequest request, int status, LocalizedText reason) {
    request.response().putHeader("Connection", "close");
    AccessGuard.refuse(request, status, reason).onComplete(done -> request.connection().close());
  }
}
