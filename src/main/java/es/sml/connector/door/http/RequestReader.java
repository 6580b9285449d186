package es.sml.connector.door.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.Offer;
import es.sml.connector.door.request.Sender;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes a request of HTTP a request to a channel. It decides which headers, and how much of the
 * query, the message keeps.
 *
 * @param publicUrl scheme and host of the door on the Internet; null if it has none
 */
public record RequestReader(ClientAddresses addresses, String publicUrl) {
  /** Headers that the message keeps on its way. They name a page and a program, not a secret. */
  private static final List<String> KEPT = List.of("origin", "referer", "user-agent");

  private static final String NOTES = "notes";
  private static final String TECHNICAL = "technical";
  private static final int LONGEST_KEPT = 1_000;

  DoorRequest read(HttpServerRequest request, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach(
            header ->
                headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    String address =
        addresses.of(
            request.remoteAddress().hostAddress(), request.headers().getAll("X-Forwarded-For"));
    return new DoorRequest(
        request.method().name(),
        url(request),
        request.query() == null ? "" : request.query(),
        headers,
        address,
        Instant.now(),
        body);
  }

  private String url(HttpServerRequest request) {
    String base = publicUrl == null ? request.scheme() + "://" + request.authority() : publicUrl;
    return base + request.uri();
  }

  /** Returns the kept headers, the query, the sender's address and the notes as JSON. */
  String shown(DoorRequest request, Offer offer, Sender sender) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    KEPT.forEach(
        name -> {
          if (request.header(name) != null) {
            shown.put(name, cut(request.header(name)));
          }
        });
    if (!request.query().isEmpty()) {
      shown.put("query", cut(request.query()));
    }
    if (!offer.notes().isEmpty()) {
      shown.put(NOTES, offer.notes());
    }
    if (!sender.technicalFields().isEmpty()) {
      sender.technicalFields().forEach(shown.putArray(TECHNICAL)::add);
    }
    return shown.put("address", request.address()).toString();
  }

  private static String cut(String text) {
    return text.length() > LONGEST_KEPT ? text.substring(0, LONGEST_KEPT) : text;
  }
}
