package es.sml.connector.door.fetch.meta;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.door.MetaRules;
import es.sml.connector.door.fetch.api.ApiClient;
import es.sml.connector.door.fetch.api.ApiClient.Call;
import es.sml.connector.door.fetch.api.ApiClient.Platform;
import es.sml.connector.door.fetch.api.ApiException;
import es.sml.connector.door.fetch.api.ApiException.Kind;
import es.sml.connector.door.fetch.api.ApiGate;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.ProducerTemplate;

/** Sends requests to the Graph API, each with the token of its page and the app's proof. */
final class GraphClient {
  private static final String HMAC = "HmacSHA256";

  private final ApiClient client;
  private final MetaRules rules;
  private final Secret appSecret;

  /**
   * @param instance DEALER.CHANNEL, as the routes are named
   * @param appSecret key of the proof that the app owns the token
   */
  GraphClient(
      ProducerTemplate template, String instance, MetaRules rules, Secret appSecret, ApiGate gate) {
    this.client =
        new ApiClient(
            template,
            instance,
            gate,
            new Platform(MetaApi.NAME, "meta.graph-url", Map.of(), GraphResponse::read));
    this.rules = rules;
    this.appSecret = appSecret;
  }

  /**
   * Reads one object.
   *
   * @param page the page whose token is used; empty if it is unknown
   * @param path ids and names of the API, without a slash at the start
   * @throws ApiException if the page has to wait, or the request fails
   */
  JsonNode get(String page, String path, Map<String, String> query) {
    return client.get(page, path, () -> call(page, query));
  }

  private Call call(String page, Map<String, String> query) {
    Secret token = rules.tokenOf(page);
    if (token == null) {
      throw new ApiException(
          Kind.TOKEN,
          LocalizedText.of(
              "meta.no-token",
              "there is no token for this page; set it in meta.page-tokens of the channel in"
                  + " dealers.yaml"),
          null);
    }
    return new Call(token, query(token, query));
  }

  private String query(Secret token, Map<String, String> query) {
    Map<String, String> all = new TreeMap<>(query);
    all.put("appsecret_proof", proof(appSecret, token));
    return all.entrySet().stream()
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  static String proof(Secret appSecret, Secret token) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(appSecret.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
      return HexFormat.of().formatHex(mac.doFinal(token.reveal().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HMAC-SHA256", e);
    }
  }
}
