package es.sml.connector.door.meta.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.door.MetaRules;
import es.sml.connector.door.meta.graph.GraphException.Kind;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.LeadHeaders;
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
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Sends requests to the Graph API by the routes of a channel, each with the token of its page. */
public final class GraphClient {
  private static final String HMAC = "HmacSHA256";

  private final ProducerTemplate template;
  private final String instance;
  private final MetaRules rules;
  private final Secret appSecret;
  private final PageGate gate;

  /**
   * @param instance DEALER.CHANNEL, as the routes are named
   * @param appSecret key of the proof that the app owns the token; null for no proof
   */
  public GraphClient(
      ProducerTemplate template,
      String instance,
      MetaRules rules,
      Secret appSecret,
      PageGate gate) {
    this.template = template;
    this.instance = instance;
    this.rules = rules;
    this.appSecret = appSecret;
    this.gate = gate;
  }

  /**
   * Reads one object.
   *
   * @param page the page whose token is used; empty if it is unknown
   * @param path ids and names of the API, without a slash at the start
   * @throws GraphException if the page has to wait, or the request fails
   */
  JsonNode get(String page, String path, Map<String, String> query) {
    return gate.pass(page, () -> send(page, path, query));
  }

  /** Enqueues a lead, as the webhook's route does. */
  public void store(String id, ObjectNode lead) {
    Exchange stored =
        template.request(
            "direct:meta-lead-" + instance,
            exchange -> {
              exchange.getMessage().setHeader(LeadHeaders.ID, id);
              exchange.getMessage().setHeader(LeadHeaders.ARRIVED, MetaTime.arrival(lead));
              exchange.getMessage().setBody(lead.toString().getBytes(StandardCharsets.UTF_8));
            });
    if (stored.getException() != null) {
      throw new IllegalStateException("the lead was not enqueued", stored.getException());
    }
  }

  private JsonNode send(String page, String path, Map<String, String> query) {
    Secret token = rules.tokenOf(page);
    if (token == null) {
      throw new GraphException(
          Kind.TOKEN,
          LocalizedText.of(
              "meta.no-token",
              "there is no token for this page; set it in meta.page-tokens of the channel in"
                  + " dealers.yaml"),
          null);
    }
    Exchange answered =
        template.request(
            "direct:meta-graph-" + instance,
            exchange -> {
              exchange.getMessage().setHeader("Authorization", "Bearer " + token.reveal());
              exchange.getMessage().setHeader("Accept", "application/json");
              exchange.getMessage().setHeader(Exchange.HTTP_PATH, path);
              exchange.getMessage().setHeader(Exchange.HTTP_QUERY, query(token, query));
            });
    if (answered.getException() != null) {
      throw new GraphException(
          Kind.UNAVAILABLE,
          LocalizedText.of(
              "meta.unreachable",
              "Meta cannot be reached ({0}): check the network and meta.graph-url; the leads wait",
              root(answered.getException()).getClass().getSimpleName()),
          null);
    }
    return GraphResponse.read(answered);
  }

  private String query(Secret token, Map<String, String> query) {
    Map<String, String> all = new TreeMap<>(query);
    if (appSecret != null) {
      all.put("appsecret_proof", proof(appSecret, token));
    }
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

  private static Throwable root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
