package es.sml.connector.door.fetch.linkedin;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import es.sml.connector.door.LinkedInRules;
import es.sml.connector.door.fetch.api.ApiException;
import es.sml.connector.door.fetch.api.TokenInspection;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks LinkedIn when a token ends. The secrets are in the body, and in no URL. */
record LinkedInToken(LinkedInRules rules, Secret clientSecret) {
  private static final TokenInspection INSPECTION =
      new TokenInspection(
          LinkedInApi.NAME,
          LocalizedText.of(
              "linkedin.app-keys",
              "linkedin.client-id, and that the first of secrets is the app's primary client"
                  + " secret"),
          "linkedin.introspection-url");

  /**
   * Returns the end of the token; empty if LinkedIn no longer knows the token.
   *
   * @throws ApiException if LinkedIn does not say it
   */
  Optional<Instant> end() {
    return TokenInspection.time(INSPECTION.send(request()).path("expires_at"));
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
