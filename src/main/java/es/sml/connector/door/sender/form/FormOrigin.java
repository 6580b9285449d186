package es.sml.connector.door.sender.form;

import es.sml.connector.door.request.DoorRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The page that a form comes from, and the CORS headers that let this page read the response.
 *
 * @param listed the origins of the website's pages
 */
record FormOrigin(List<String> listed) {
  private static final String CORS_AGE = "86400";

  /** Returns the origin; null if the request names none. Old browsers only name the page. */
  static String of(DoorRequest request) {
    String origin = request.header("origin");
    if (origin != null && !origin.equals("null")) {
      return origin;
    }
    String page = request.header("referer");
    if (page == null) {
      return null;
    }
    try {
      URI uri = URI.create(page);
      return uri.getHost() == null ? null : uri.getScheme() + "://" + uri.getRawAuthority();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  boolean isEmpty() {
    return listed.isEmpty();
  }

  boolean isListed(String origin) {
    return origin != null && listed.contains(origin);
  }

  /** Returns the headers that let the page read the response. */
  Map<String, String> headers(String origin) {
    return isListed(origin)
        ? Map.of(
            "Access-Control-Allow-Origin", origin,
            "Access-Control-Allow-Methods", "POST",
            "Access-Control-Allow-Headers", "content-type, idempotency-key",
            "Access-Control-Max-Age", CORS_AGE,
            "Vary", "Origin")
        : Map.of("Vary", "Origin");
  }
}
