package es.sml.connector.door.fetch.api;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.door.fetch.api.ApiException.Kind;
import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.Secret;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Sends requests to a platform's API by the route of a channel. */
public final class ApiClient {
  private final ProducerTemplate template;
  private final String instance;
  private final ApiGate gate;
  private final Platform platform;

  /**
   * A platform.
   *
   * @param name its name, for texts
   * @param urlKey the key of its URL in dealers.yaml
   * @param headers headers of each request
   * @param reader returns the JSON of a response, or throws an ApiException
   */
  public record Platform(
      String name,
      String urlKey,
      Map<String, String> headers,
      Function<Exchange, JsonNode> reader) {}

  /**
   * The variable parts of a request.
   *
   * @param query the query, encoded
   */
  public record Call(Secret token, String query) {}

  /**
   * @param instance DEALER.CHANNEL, as the routes are named
   */
  public ApiClient(ProducerTemplate template, String instance, ApiGate gate, Platform platform) {
    this.template = template;
    this.instance = instance;
    this.gate = gate;
    this.platform = platform;
  }

  /**
   * Reads one object or list.
   *
   * @param path ids and names of the API, without a slash at the start
   * @param call is made once the owner may be asked; may throw an ApiException
   * @throws ApiException if the owner has to wait, or the request fails
   */
  public JsonNode get(String owner, String path, Supplier<Call> call) {
    return gate.pass(owner, () -> send(path, call.get()));
  }

  private JsonNode send(String path, Call call) {
    Exchange answered =
        template.request(
            "direct:fetch-request-" + instance,
            exchange -> {
              platform.headers().forEach(exchange.getMessage()::setHeader);
              exchange.getMessage().setHeader("Authorization", "Bearer " + call.token().reveal());
              exchange.getMessage().setHeader("Accept", "application/json");
              exchange.getMessage().setHeader(Exchange.HTTP_PATH, path);
              exchange.getMessage().setHeader(Exchange.HTTP_QUERY, call.query());
            });
    if (answered.getException() != null) {
      throw new ApiException(
          Kind.UNAVAILABLE,
          LocalizedText.of(
              "fetch.unreachable",
              "{0} cannot be reached ({1}): check the network and {2}; the leads wait",
              platform.name(),
              FailureWords.of(answered.getException()),
              platform.urlKey()),
          null);
    }
    return platform.reader().apply(answered);
  }
}
