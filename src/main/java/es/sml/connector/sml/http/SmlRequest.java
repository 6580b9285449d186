package es.sml.connector.sml.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sml.SendDeadline;
import es.sml.connector.sml.SmlJson;
import es.sml.connector.sml.SmlOperation;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/** Request to SML as exchange properties, so that it can be sent again unchanged. */
public final class SmlRequest {
  public static final String ACCOUNT = "SmlAccount";
  static final String OPERATION = "SmlOperation";
  public static final String PATH = "SmlPath";
  public static final String QUERY = "SmlQuery";
  public static final String BODY = "SmlBody";
  public static final String SEND_BY = "SmlSendBy";

  /** True if the request is to be sent, for the first time or once more. */
  public static final String RETRY = "SmlRetry";

  private SmlRequest() {}

  /**
   * Prepares an exchange for direct:sml-request-ACCOUNT.
   *
   * @param body JSON; null for none
   * @param sendBy the request is not sent later; null for no limit
   */
  public static void prepare(
      Exchange exchange,
      SmlOperation operation,
      String path,
      String query,
      byte[] body,
      SendDeadline sendBy) {
    exchange.setProperty(OPERATION, operation);
    exchange.setProperty(PATH, path);
    exchange.setProperty(QUERY, query);
    exchange.setProperty(BODY, body);
    exchange.setProperty(SEND_BY, sendBy);
    exchange.setProperty(RETRY, true);
  }

  public static SmlOperation operation(Exchange exchange) {
    return exchange.getProperty(OPERATION, SmlOperation.class);
  }

  /** Returns the operation of the exchange, such as create-lead. */
  public static String label(Exchange exchange) {
    return operation(exchange).label();
  }

  /** Returns the filters as a query string, in the map's order, percent-encoded. */
  public static String query(Map<String, ?> filters) {
    return filters.entrySet().stream()
        .map(filter -> filter.getKey() + "=" + encode(String.valueOf(filter.getValue())))
        .collect(Collectors.joining("&"));
  }

  public static String path(SmlOperation operation, Map<String, ?> values) {
    String path = operation.path();
    for (Map.Entry<String, ?> value : values.entrySet()) {
      path = path.replace("{" + value.getKey() + "}", encode(String.valueOf(value.getValue())));
    }
    return path;
  }

  public static byte[] bytes(JsonNode json) {
    try {
      return SmlJson.MAPPER.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Returns the response's body as JSON; null if it is not JSON. */
  public static JsonNode json(Exchange exchange) {
    try {
      JsonNode json = SmlJson.MAPPER.readTree(content(exchange));
      return json.isMissingNode() ? null : json;
    } catch (IOException e) {
      return null;
    }
  }

  /** Returns the response's body, empty if there is none; may be called several times. */
  public static byte[] content(Exchange exchange) {
    byte[] content = exchange.getMessage().getBody(byte[].class);
    // A long response is a stream, and Camel does not promise that it can be read twice.
    exchange.getMessage().setBody(content);
    return content == null ? new byte[0] : content;
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
