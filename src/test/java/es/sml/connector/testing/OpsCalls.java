package es.sml.connector.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Calls the ops API of a connector as somebody else would. */
public final class OpsCalls {
  public static final String OPERATOR = "Operator-3fT9qLx7WzKd2MvR8sYb5NpG";
  public static final String VIEWER = "Viewer-7hQ2wEr9TyUi4OpA6sDf1GhJk";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String root;

  public OpsCalls(int port) {
    this.root = "http://127.0.0.1:" + port;
  }

  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What an operator gets, with 200. */
  public JsonNode get(String path) {
    return fine(send("GET", "/api/v1/" + path, OPERATOR, null));
  }

  /** What an operator who reads Spanish gets, with 200. */
  public JsonNode getSpanish(String path) {
    HttpRequest request =
        Http11.request(URI.create(root + "/api/v1/" + path), "GET", null)
            .header("Authorization", "Bearer " + OPERATOR)
            .header("Accept-Language", "es")
            .build();
    return fine(sent(request));
  }

  /** What an operator gets for a POST, with 200. */
  public JsonNode post(String path, String body) {
    return fine(send("POST", "/api/v1/" + path, OPERATOR, body));
  }

  /** Status and reason of a GET that is refused. */
  public String refusal(String path) {
    HttpResponse<String> response = send("GET", "/api/v1/" + path, OPERATOR, null);
    return response.statusCode() + " " + json(response).path("error").asText();
  }

  /** Status and reason of a POST that is refused. */
  public String refusal(String path, String body) {
    HttpResponse<String> response = send("POST", "/api/v1/" + path, OPERATOR, body);
    return response.statusCode() + " " + json(response).path("error").asText();
  }

  public HttpResponse<String> send(String method, String path, String token, String body) {
    return send(method, path, token, body, null);
  }

  /** The same with an Idempotency-Key, unless it is null. */
  public HttpResponse<String> send(
      String method, String path, String token, String body, String key) {
    HttpRequest.Builder request = Http11.request(URI.create(root + path), method, body);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    request.header("Ops-Person", "ana");
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return sent(request.build());
  }

  private static HttpResponse<String> sent(HttpRequest request) {
    try {
      return Http11.CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(request.uri().getPath(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + response.body(), e);
    }
  }

  private static JsonNode fine(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return json(response);
  }
}
