package es.sml.connector.door.fetch.linkedin;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import es.sml.connector.door.LinkedInRules;
import es.sml.connector.door.codec.SmallJson;
import es.sml.connector.door.fetch.api.ApiException;
import es.sml.connector.door.fetch.api.ApiException.Kind;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import es.sml.connector.signin.token.TokenConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks LinkedIn when a token ends. The secrets are in the body, and in no URL. */
record LinkedInToken(LinkedInRules rules, Secret clientSecret) {
  private static final Duration SILENCE = Duration.ofSeconds(10);

  /**
   * Returns the end of the token; empty if LinkedIn no longer knows the token.
   *
   * @throws ApiException if LinkedIn does not say it
   */
  Optional<Instant> end() {
    try (TokenConnection connection = new TokenConnection(SILENCE, SILENCE.multipliedBy(2))) {
      ReadOnlyHTTPResponse response = connection.send(request());
      if (response.getStatusCode() != 200) {
        throw new ApiException(
            Kind.REFUSED,
            LocalizedText.of(
                "linkedin.no-end-of-token",
                "LinkedIn responded {0} and does not say when the token ends: check"
                    + " linkedin.client-id, and that the first of secrets is the app's primary"
                    + " client secret",
                response.getStatusCode()),
            null);
      }
      JsonNode end =
          SmallJson.read(response.getBody().getBytes(StandardCharsets.UTF_8)).path("expires_at");
      return end.isIntegralNumber()
          ? Optional.of(Instant.ofEpochSecond(end.asLong()))
          : Optional.empty();
    } catch (IOException e) {
      throw new ApiException(
          Kind.UNAVAILABLE,
          LocalizedText.of(
              "linkedin.end-unreachable",
              "LinkedIn cannot be reached ({0}): check the network and"
                  + " linkedin.introspection-url",
              e.getClass().getSimpleName()),
          null);
    }
  }

  private HTTPRequest request() {
    HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, rules.introspectionUrl());
    request.setBody(
        URLUtils.serializeParameters(
            Map.of(
                "client_id", List.of(rules.clientId()),
                "client_secret", List.of(clientSecret.reveal()),
                "token", List.of(rules.token().reveal()))));
    return request;
  }
}
