package es.sml.connector.door.fetch.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import es.sml.connector.door.codec.SmallJson;
import es.sml.connector.door.fetch.api.ApiException.Kind;
import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.signin.token.TokenConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks a platform about a token. The token may be a part of the URL, so no URL is logged.
 *
 * @param platform the platform's name, for texts
 * @param appKeys the keys of the app's id and secret, for texts
 * @param urlKey the key of the URL, for texts
 */
public record TokenInspection(String platform, LocalizedText appKeys, String urlKey) {
  private static final Duration SILENCE = Duration.ofSeconds(10);

  /**
   * Returns the platform's response.
   *
   * @throws ApiException if it is not reached, or does not say it
   */
  public JsonNode send(HTTPRequest request) {
    try (TokenConnection connection = new TokenConnection(SILENCE, SILENCE.multipliedBy(2))) {
      ReadOnlyHTTPResponse response = connection.send(request);
      if (response.getStatusCode() != 200) {
        throw new ApiException(
            Kind.REFUSED,
            LocalizedText.of(
                "platform.no-end-of-token",
                "{0} responded {1} and does not say when the token ends: check {2}",
                platform,
                response.getStatusCode(),
                appKeys),
            null);
      }
      return SmallJson.read(response.getBody().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ApiException(
          Kind.UNAVAILABLE,
          LocalizedText.of(
              "platform.end-unreachable",
              "{0} cannot be reached ({1}): check the network and {2}",
              platform,
              FailureWords.of(e),
              urlKey),
          null);
    }
  }

  /** Returns the time of a number of seconds since 1970; empty for 0, and if it is no number. */
  public static Optional<Instant> time(JsonNode seconds) {
    return seconds.isIntegralNumber() && seconds.asLong() > 0
        ? Optional.of(Instant.ofEpochSecond(seconds.asLong()))
        : Optional.empty();
  }
}
