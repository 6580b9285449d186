package es.sml.connector.cli.ops;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import es.sml.connector.config.OpsConnection;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Calls the ops API of the running connector. It decides how long a command waits for it, and the
 * text if it does not respond.
 */
public final class OpsClient {
  // Another version of the connector may send more fields, or fewer.
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .withConfigOverride(
              List.class,
              list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .build();
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(10);

  // With HTTP/2, the client tries an upgrade on each first request and sometimes hangs.
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(LONGEST_CONNECT)
          .build();
  private final OpsConnection connection;
  private final Supplier<Secret> token;
  private final String language;
  private final String root;

  /** A response as JSON, for programs, and as its view. */
  public record Answer<T>(JsonNode json, T view) {}

  /**
   * @param token the token of each request; a login may be renewed between two of them
   * @param language the language of the connector's texts, as in the header Accept-Language
   */
  OpsClient(OpsConnection connection, Supplier<Secret> token, String language) {
    this.connection = connection;
    this.token = token;
    this.language = language;
    if (!connection.ops().enabled()) {
      throw new InvalidSettingException(
          "ops.disabled",
          "the ops API is disabled; set ops.enabled = true in {0}",
          connection.file());
    }
    if (connection.ops().port() == 0) {
      throw new InvalidSettingException(
          "ops.any-port",
          "ops.port in {0} is 0 (any free port); set a port to use this command",
          connection.file());
    }
    this.root = connection.ops().localUrl(connection.ops().port());
  }

  /**
   * Returns the response to GET for a path below the API's root.
   *
   * @param query the parameters; those without a value are left out
   */
  public <T> Answer<T> get(String path, Map<String, ?> query, Class<T> view) {
    return send(request(path + parameters(query)).GET(), view);
  }

  /** Returns the response to GET as its text; a refusal is JSON. */
  String text(String path, Map<String, ?> query) {
    HttpResponse<String> response = respond(request(path + parameters(query)).GET());
    if (response.statusCode() != 200) {
      read(response.statusCode(), response.body());
    }
    return response.body();
  }

  private static String parameters(Map<String, ?> query) {
    String parameters =
        query.entrySet().stream()
            .filter(parameter -> parameter.getValue() != null)
            .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue().toString()))
            .collect(Collectors.joining("&"));
    return parameters.isEmpty() ? "" : "?" + parameters;
  }

  /** Returns the response to POST without anything in its body. */
  public <T> Answer<T> post(String path, Class<T> view) {
    return post(path, JsonNodeFactory.instance.objectNode(), view);
  }

  /** Returns the response to POST. */
  public <T> Answer<T> post(String path, JsonNode body, Class<T> view) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())),
        view);
  }

  /** Returns the response to POST as a file; a refusal is JSON. */
  public byte[] file(String path) {
    HttpResponse<byte[]> response =
        respond(
            request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")),
            HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      read(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
    }
    return response.body();
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root + OpsEndpoint.ROOT + path))
        .timeout(LONGEST_ANSWER)
        .header("Authorization", "Bearer " + token.get().reveal())
        .header("Accept-Language", language)
        .header("Ops-Person", ascii(System.getProperty("user.name", "")));
  }

  private HttpResponse<String> respond(HttpRequest.Builder request) {
    return respond(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private <T> HttpResponse<T> respond(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request.build(), handler);
    } catch (ConnectException e) {
      throw new IllegalStateException(
          say(
              "ops.silent",
              "the connector does not respond on {0}; check that it is running, and"
                  + " ops.enabled, ops.host and ops.port in {1}",
              root,
              connection.file()));
    } catch (IOException e) {
      throw new IllegalStateException(
          say(
              "ops.incomplete",
              "the response of the connector on {0} is incomplete; check the state, then"
                  + " try again",
              root),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          say("ops.interrupted", "interrupted while waiting for the connector"), e);
    }
  }

  private <T> Answer<T> send(HttpRequest.Builder request, Class<T> view) {
    HttpResponse<String> response = respond(request);
    JsonNode answer = read(response.statusCode(), response.body());
    try {
      return new Answer<>(answer, JSON.treeToValue(answer, view));
    } catch (JsonProcessingException e) {
      throw foreign(e);
    }
  }

  private JsonNode read(int status, String body) {
    try {
      JsonNode answer = JSON.readTree(body.isEmpty() ? "{}" : body);
      if (status != 200) {
        throw new OpsRefusedException(
            status,
            answer
                .path("error")
                .asText(say("ops.status", "the connector responded with {0}", status)));
      }
      return answer;
    } catch (JsonProcessingException e) {
      throw foreign(e);
    }
  }

  private IllegalStateException foreign(JsonProcessingException cause) {
    return new IllegalStateException(
        say("ops.foreign", "the program on {0} is not an SML connector; check ops.port", root),
        cause);
  }

  private static String ascii(String text) {
    return text.chars()
        .filter(c -> c > 0x20 && c < 0x7f)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
