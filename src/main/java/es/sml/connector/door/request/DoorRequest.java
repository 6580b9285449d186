package es.sml.connector.door.request;

import es.sml.connector.door.codec.Query;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A complete request to a channel.
 *
 * @param method such as POST
 * @param url the URL that the sender called, by the settings and the proxy
 * @param query the raw query; empty if there is none
 * @param headers by their names in lower case; the first value of each
 * @param address the sender's IP address
 * @param received the time of the last byte
 * @param body the bytes as they came
 */
@SuppressWarnings("ArrayRecordComponent") // never compared and never changed
public record DoorRequest(
    String method,
    String url,
    String query,
    Map<String, String> headers,
    String address,
    Instant received,
    byte[] body) {
  /** Returns a header's first value; null if it is absent. */
  public String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  /** Returns the parameter of the query; null if it is absent. */
  public String parameter(String name) {
    List<String> values = Query.of(query).get(name);
    return values == null ? null : values.get(0);
  }

  /** Returns the media type without its parameters, in lower case; empty if it is absent. */
  public String mediaType() {
    String written = header("content-type");
    if (written == null) {
      return "";
    }
    int end = written.indexOf(';');
    return (end < 0 ? written : written.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  public boolean isPost() {
    return method.equals("POST");
  }

  /** Leaves out all data of the sender. */
  @Override
  public String toString() {
    return "DoorRequest[" + method + ", " + body.length + " B]";
  }
}
