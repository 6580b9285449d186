package es.sml.connector.console;

import com.google.re2j.Pattern;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** Tells an address on this server from any other. */
final class Addresses {
  private static final Pattern OWN =
      Pattern.compile("/console(?:/[A-Za-z0-9%._~-]+)*(?:\\?[A-Za-z0-9%._~=&+-]*)?");

  private Addresses() {}

  /**
   * The page to which a request belongs: what a form answers cannot be asked for again, the page
   * that it stands on can.
   */
  static String home(HttpServerRequest request) {
    return request.method().equals(HttpMethod.POST)
        ? request.path().substring(0, Math.max(0, request.path().lastIndexOf('/')))
        : request.uri();
  }

  /** The address where it is a page of the console, else the other one. */
  static String ownOr(String address, String other) {
    return address != null && OWN.matches(address) ? address : other;
  }
}
