package es.sml.connector.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * Calls over HTTP/1.1, since the upgrade to HTTP/2 that the JDK's client asks for by itself can
 * hang at a server, and by one client for all, since each has a thread of its own.
 */
public final class Http11 {
  public static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http11() {}

  /**
   * A request that may be added to.
   *
   * @param body null for none
   */
  public static HttpRequest.Builder request(URI address, String method, String body) {
    BodyPublisher content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    return HttpRequest.newBuilder(address).method(method, content);
  }
}
