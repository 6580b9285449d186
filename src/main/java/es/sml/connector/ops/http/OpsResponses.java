package es.sml.connector.ops.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Writes the responses of the ops API. No browser shows or runs a file. */
public final class OpsResponses {
  private OpsResponses() {}

  public static void json(Exchange exchange, int status, Object body) {
    try {
      put(exchange, status, "application/json", OpsRequest.JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a response is always JSON", e);
    }
  }

  /** Sends a file that no browser shows or runs. */
  public static void file(Exchange exchange, OpsFile file) {
    put(exchange, 200, file.type(), file.content());
    Message answer = exchange.getMessage();
    answer.setHeader("Content-Disposition", file.disposition());
    answer.setHeader("Content-Security-Policy", OpsFile.POLICY);
    answer.setHeader("X-Content-Type-Options", "nosniff");
    answer.setHeader("Cache-Control", "no-store");
  }

  public static void put(Exchange exchange, int status, String type, String body) {
    put(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void put(Exchange exchange, int status, String type, byte[] body) {
    Message answer = exchange.getMessage();
    answer.removeHeaders("*");
    answer.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    answer.setHeader(Exchange.CONTENT_TYPE, type);
    answer.setBody(body);
  }
}
