package es.sml.connector.door.fetch.linkedin;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.door.codec.SmallJson;
import es.sml.connector.door.fetch.api.ApiException;
import es.sml.connector.door.fetch.api.ApiException.Kind;
import es.sml.connector.language.LocalizedText;
import org.apache.camel.Exchange;

/** Turns LinkedIn's responses into JSON or a failure. */
final class LinkedInResponse {
  private LinkedInResponse() {}

  /**
   * Returns the body of a success.
   *
   * @throws ApiException for all other responses
   */
  static JsonNode read(Exchange exchange) {
    int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    byte[] body = exchange.getMessage().getBody(byte[].class);
    JsonNode json = SmallJson.read(body == null ? new byte[0] : body);
    if (status == 200 && json.isObject()) {
      return json;
    }
    Kind kind = kind(status);
    throw new ApiException(
        kind,
        LocalizedText.of("linkedin.status", "LinkedIn responded {0}: {1}", status, remedy(status)),
        null);
  }

  private static Kind kind(int status) {
    return switch (status) {
      // An operator must set a supported version as well as a valid token, and the ids wait.
      case 401, 426 -> Kind.TOKEN;
      case 404 -> Kind.ABSENT;
      case 400, 403 -> Kind.REFUSED;
      case 429 -> Kind.THROTTLED;
      default -> Kind.UNAVAILABLE;
    };
  }

  private static LocalizedText remedy(int status) {
    return switch (status) {
      case 401 ->
          LocalizedText.of(
              "linkedin.token",
              "it does not accept the access token. The leads wait. Create a new token, and set it as"
                  + " linkedin.token of the channel in dealers.yaml");
      case 426 ->
          LocalizedText.of(
              "linkedin.version",
              "it no longer supports the version of its API. The leads wait. Set a supported month as"
                  + " linkedin.version of the channel in dealers.yaml");
      case 404 ->
          LocalizedText.of(
              "linkedin.absent",
              "it has no such lead for this token. LinkedIn deletes leads after some time. If the"
                  + " lead is recent, give the token's member a role in the ad account, and replay"
                  + " this dead letter");
      case 400, 403 ->
          LocalizedText.of(
              "linkedin.refused",
              "check the permission of the token (r_marketing_leadgen_automation) and its member's"
                  + " role in the ad account");
      case 429 ->
          LocalizedText.of(
              "linkedin.too-many", "too many requests; the leads wait until LinkedIn allows more");
      default -> LocalizedText.of("linkedin.unavailable", "the leads wait until it works again");
    };
  }
}
