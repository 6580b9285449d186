package es.sml.connector.sml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/**
 * What a route asks of SML, as exchange properties, so that a request can be sent again as it was.
 */
public final class SmlRequest {
  public static final String ACCOUNT = "SmlAccount";
  static final String OPERATION = "SmlOperation";
  static final String PATH = "SmlPath";
  static final String QUERY = "SmlQuery";
  static final String BODY = "SmlBody";
  static final String SEND_BY = "SmlSendBy";

  private SmlRequest() {}

  /**
   * Prepares an exchange for direct:sml-request-ACCOUNT.
   *
   * @param body JSON, or null where the operation has none
   * @param sendBy it is not sent later; null for whenever it is
   */
  static void prepare(
      Exchange exchange,
      SmlOperation operation,
      String path,
      String query,
      byte[] body,
      SendBy sendBy) {
    exchange.setProperty(OPERATION, operation);
    exchange.setProperty(PATH, path);
    exchange.setProperty(QUERY, query);
    exchange.setProperty(BODY, body);
    exchange.setProperty(SEND_BY, sendBy);
  }

  static SmlOperation operation(Exchange exchange) {
    return exchange.getProperty(OPERATION, SmlOperation.class);
  }

  /** The operation that the exchange asks for, as create-lead. */
  public static String label(Exchange exchange) {
    return operation(exchange).label();
  }

  /** A query string of the filters, in the map's order, percent-encoded. */
  static String query(Map<String, ?> filters) {
    return filters.entrySet().stream()
        .map(filter -> filter.getKey() + "=" + encode(String.valueOf(filter.getValue())))
        .collect(Collectors.joining("&"));
  }

  static String path(SmlOperation operation, Map<String, ?> values) {
    String path = operation.path();
    for (Map.Entry<String, ?> value : values.entrySet()) {
      path = path.replace("{" + value.getKey() + "}", encode(String.valueOf(value.getValue())));
    }
    return path;
  }

  static byte[] bytes(JsonNode json) {
    try {
      return SmlJson.MAPPER.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The answer's body as JSON; null where it is not. */
  static JsonNode json(Exchange exchange) {
    try {
      JsonNode json = SmlJson.MAPPER.readTree(content(exchange));
      return json.isMissingNode() ? null : json;
    } catch (IOException e) {
      return null;
    }
  }

  /** The answer's body, empty where there is none; however often it is asked for. */
  static byte[] content(Exchange exchange) {
    byte[] content = exchange.getMessage().getBody(byte[].class);
    // A long answer comes as a stream, and whether it can be read twice is Camel's luck.
    exchange.getMessage().setBody(content);
    return content == null ? new byte[0] : content;
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
