package es.sml.connector.demo.installation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import es.sml.connector.demo.outcome.ObservedOutcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sandbox's API, as a dealer's employee uses it, with its list of changes. */
public final class SandboxApiClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();
  private final URI baseUrl;
  private final String token;
  private long read;

  private SandboxApiClient(URI baseUrl, String username, String password)
      throws IOException, InterruptedException {
    this.baseUrl = baseUrl;
    Map<String, String> login = Map.of("username", username, "password", password);
    this.token = ask(request("/api/auth/login/", "POST", login)).path("token").asText();
  }

  /** Logs in. */
  static SandboxApiClient login(URI baseUrl, String username, String password)
      throws IOException, InterruptedException {
    return new SandboxApiClient(baseUrl, username, password);
  }

  public String token() {
    return token;
  }

  /** Returns the leads stored since the last call. */
  public List<ObservedOutcome.Creation> newlyCreated() throws IOException, InterruptedException {
    JsonNode audit = ask(request("/sandbox/audit?after=" + read, "GET", null));
    List<ObservedOutcome.Creation> creations = new ArrayList<>();
    for (JsonNode entry : audit.path("entries")) {
      read = entry.path("sequence").asLong();
      if (entry.path("operation").asText().equals("create-lead")) {
        List<String> references = new ArrayList<>();
        for (JsonNode tag : entry.path("tags")) {
          if (tag.asText().startsWith("ref:")) {
            references.add(tag.asText());
          }
        }
        creations.add(
            new ObservedOutcome.Creation(
                entry.path("lead").asLong(), Instant.parse(entry.path("at").asText()), references));
      }
    }
    return creations;
  }

  /** Counts the leads that the sandbox rejected because of their content. */
  public long refusedLeads() throws IOException, InterruptedException {
    JsonNode stats = ask(request("/sandbox/stats", "GET", null));
    return stats.path("requests").path("create-lead").path("400").asLong();
  }

  public String status(long lead) throws IOException, InterruptedException {
    return ask(authorized("/api/lead/" + lead + "/", "GET", null)).path("status").asText();
  }

  public void changeStatus(long lead, String status) throws IOException, InterruptedException {
    ask(authorized("/api/lead/" + lead + "/change_status/", "PATCH", Map.of("status", status)));
  }

  private HttpRequest authorized(String path, String method, Map<String, String> body)
      throws IOException {
    return HttpRequest.newBuilder(request(path, method, body), (name, value) -> true)
        .header("Authorization", "Token " + token)
        .build();
  }

  private HttpRequest request(String path, String method, Map<String, String> body)
      throws IOException {
    return HttpRequest.newBuilder(baseUrl.resolve(path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .method(
            method,
            body == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
        .build();
  }

  private JsonNode ask(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException(
          "the sandbox responds with " + answer.statusCode() + " to " + request.uri().getPath());
    }
    return JSON.readTree(answer.body());
  }
}
