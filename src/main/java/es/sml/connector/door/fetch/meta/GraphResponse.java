package es.sml.connector.door.fetch.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import es.sml.connector.door.codec.SmallJson;
import es.sml.connector.door.fetch.api.ApiException;
import es.sml.connector.door.fetch.api.ApiException.Kind;
import es.sml.connector.door.fetch.api.ApiHeaders;
import es.sml.connector.language.LocalizedText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * Decides by Meta's error code what a failure is: too many requests, a token not accepted,
 * unavailable, absent or refused. It writes the remedy, and reads how long Meta asks to wait.
 */
final class GraphResponse {
  private static final Set<Integer> THROTTLED = Set.of(4, 17, 32, 613, 80001, 80005);
  private static final Set<Integer> DEAD_TOKEN = Set.of(102, 190);
  private static final Set<Integer> ABSENT = Set.of(100, 803);
  private static final Set<Integer> TEMPORARY = Set.of(1, 2);
  private static final int TOO_MANY = 429;
  private static final String PROOF = "appsecret_proof";
  private static final long MOST_MINUTES = 24 * 60;

  private GraphResponse() {}

  /**
   * Returns the body of a success.
   *
   * @throws ApiException for all other responses
   */
  static JsonNode read(Exchange exchange) {
    int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    JsonNode json = json(exchange.getMessage().getBody(byte[].class));
    if (status == 200 && json.isObject()) {
      return json;
    }
    JsonNode error = json.path("error");
    int code = error.path("code").asInt(0);
    Kind kind = kind(status, code, error);
    throw new ApiException(
        kind,
        code == 0
            ? LocalizedText.of(
                "meta.no-reason", "Meta responded {0} without a reason: {1}", status, remedy(kind))
            : LocalizedText.of(
                "meta.code",
                "Meta responded {0} with the error code {1}: {2}",
                status,
                code,
                remedy(kind)),
        kind == Kind.THROTTLED
            ? pause(exchange.getMessage().getHeader(ApiHeaders.USAGE, String.class))
            : null);
  }

  private static Kind kind(int status, int code, JsonNode error) {
    if (THROTTLED.contains(code) || status == TOO_MANY) {
      return Kind.THROTTLED;
    }
    if (DEAD_TOKEN.contains(code) || error.path("message").asText("").contains(PROOF)) {
      return Kind.TOKEN;
    }
    if (status >= 500 || code == 0 || TEMPORARY.contains(code) || isTransient(error)) {
      return Kind.UNAVAILABLE;
    }
    return ABSENT.contains(code) ? Kind.ABSENT : Kind.REFUSED;
  }

  private static LocalizedText remedy(Kind kind) {
    return switch (kind) {
      case THROTTLED ->
          LocalizedText.of(
              "meta.too-many", "too many requests; the leads wait until Meta allows more");
      case TOKEN ->
          LocalizedText.of(
              "meta.token",
              "it does not accept the access token or the app secret. The leads wait. Create a new"
                  + " token, and set it as meta.token or in meta.page-tokens of the channel in"
                  + " dealers.yaml; check secrets, too");
      case UNAVAILABLE ->
          LocalizedText.of("meta.unavailable", "the leads wait until it works again");
      case ABSENT ->
          LocalizedText.of(
              "meta.absent",
              "it has no such object for this token. The webhook's test button invents ids. For a"
                  + " real lead, give the token's user access to the page's leads, and replay this"
                  + " dead letter");
      case REFUSED ->
          LocalizedText.of(
              "meta.refused",
              "check the permissions of the token (leads_retrieval, pages_manage_ads,"
                  + " pages_read_engagement) and the access to the page's leads");
    };
  }

  private static boolean isTransient(JsonNode error) {
    return error.path("is_transient").asBoolean(false);
  }

  /**
   * Returns the longest wait in the header, which has minutes for each business and kind of
   * request; null if it has none.
   */
  private static Duration pause(String usage) {
    long minutes = 0;
    for (JsonNode business : json(usage == null ? null : usage.getBytes(StandardCharsets.UTF_8))) {
      for (JsonNode use : business) {
        minutes = Math.max(minutes, use.path("estimated_time_to_regain_access").asLong(0));
      }
    }
    return minutes == 0 ? null : Duration.ofMinutes(Math.min(minutes, MOST_MINUTES));
  }

  private static JsonNode json(byte[] text) {
    return text == null ? MissingNode.getInstance() : SmallJson.read(text);
  }
}
