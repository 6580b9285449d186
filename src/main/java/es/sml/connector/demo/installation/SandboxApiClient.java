package es.sml.connector.demo.installation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import es.sml.connector.sandbox.setting.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The sandbox's API, as a dealer's employee uses it, with its list of changes. */
public final class SandboxApiClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI baseUrl;
  private String token;
  private long read;

  /** Logs in. */
  SandboxApiClient(URI baseUrl, SandboxSettings settings) throws IOException, InterruptedException {
    this.baseUrl = baseUrl;
    this.token =
        send(
                "POST",
                "/api/auth/login/",
                Map.of("username", settings.username(), "password", settings.password()))
            .path("token")
            .asText();
  }

  String token() {
    return token;
  }

  /** Returns what was written to SML since the last call, as the sandbox's audit shows it. */
  public JsonNode newAuditEntries() throws IOException, InterruptedException {
    JsonNode entries = send("GET", "/sandbox/audit?after=" + read, Map.of()).path("entries");
    read = entries.isEmpty() ? read : entries.get(entries.size() - 1).path("sequence").asLong();
    return entries;
  }

  public void changeStatus(long lead, String status) throws IOException, InterruptedException {
    send("PATCH", "/api/lead/" + lead + "/change_status/", Map.of("status", status));
  }

  private JsonNode send(String method, String path, Map<String, String> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(baseUrl.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    if (token != null) {
      request.header("Authorization", "Token " + token);
    }
    HttpResponse<byte[]> answer =
        http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IOException("the sandbox responds with " + answer.statusCode() + " to " + path);
    }
    return JSON.readTree(answer.body());
  }
}
