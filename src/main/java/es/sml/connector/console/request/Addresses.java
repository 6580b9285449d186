package es.sml.connector.console.request;

import com.google.re2j.Pattern;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** Decides which addresses are pages of the console, so that a login leads to no other site. */
public final class Addresses {
  private static final Pattern OWN =
      Pattern.compile("/console(?:/[A-Za-z0-9%._~-]+)*(?:\\?[A-Za-z0-9%._~=&+-]*)?");

  private Addresses() {}

  /**
   * Returns the page of a request. The response to a form cannot be requested again, but the form's
   * page can.
   */
  public static String home(HttpServerRequest request) {
    return request.method().equals(HttpMethod.POST)
        ? request.path().substring(0, Math.max(0, request.path().lastIndexOf('/')))
        : request.uri();
  }

  /** Returns the address if it is a page of the console, else the other one. */
  public static String ownOr(String address, String other) {
    return address != null && OWN.matches(address) ? address : other;
  }
}
