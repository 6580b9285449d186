package es.sml.connector.door.fetch.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest.Method;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import es.sml.connector.door.MetaRules;
import es.sml.connector.door.fetch.api.ApiException;
import es.sml.connector.door.fetch.api.TokenInspection;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks Meta when the tokens end, with the app's id and secret as the token of the request. Source:
 * Graph API reference, debug_token.
 */
record GraphTokens(MetaRules rules, Secret appSecret) {
  private static final TokenInspection INSPECTION =
      new TokenInspection(
          MetaApi.NAME,
          LocalizedText.of(
              "meta.app-keys",
              "meta.app-id, and that the first of secrets is the secret of this app"),
          "meta.graph-url");

  /**
   * Returns the ends of the tokens, by their keys below the channel; of a token that Meta no longer
   * accepts, none.
   *
   * @throws ApiException if Meta does not say it
   */
  Map<String, Instant> ends() {
    Map<String, Instant> ends = new TreeMap<>();
    if (rules.appId() != null) {
      tokens()
          .forEach(
              (key, token) ->
                  TokenInspection.time(inspect(token).path("expires_at"))
                      .ifPresent(end -> ends.put(key, end)));
    }
    return ends;
  }

  private Map<String, Secret> tokens() {
    Map<String, Secret> tokens = new TreeMap<>();
    if (rules.token() != null) {
      tokens.put("meta.token", rules.token());
    }
    rules.pageTokens().forEach((page, token) -> tokens.put("meta.page-tokens." + page, token));
    return tokens;
  }

  private JsonNode inspect(Secret token) {
    String query = URLUtils.serializeParameters(Map.of("input_token", List.of(token.reveal())));
    HTTPRequest request =
        new HTTPRequest(Method.GET, URI.create(rules.graphUrl() + "/debug_token?" + query));
    request.setAuthorization("Bearer " + rules.appId() + "|" + appSecret.reveal());
    JsonNode data = INSPECTION.send(request).path("data");
    return data.path("is_valid").asBoolean() ? data : MissingNode.getInstance();
  }
}
