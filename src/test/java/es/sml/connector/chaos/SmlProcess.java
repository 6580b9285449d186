package es.sml.connector.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.Http11;
import es.sml.connector.testing.sandbox.SandboxFault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sandbox in a JVM of its own, with its faults and its record of real events. */
final class SmlProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 1000;

  private final ChildJvm jvm;
  private final int port;

  private SmlProcess(ChildJvm jvm, int port) {
    this.jvm = jvm;
    this.port = port;
  }

  /** A lead that is in SML. */
  record Created(String phone, Instant at) {}

  static SmlProcess start(Path directory, boolean searchable) throws IOException {
    int port = FreePorts.next();
    ChildJvm jvm =
        ChildJvm.start(
            ChaosSml.class, directory, Map.of(), String.valueOf(port), String.valueOf(searchable));
    return new SmlProcess(jvm.awaitReady(), port);
  }

  int port() {
    return port;
  }

  ChildJvm jvm() {
    return jvm;
  }

  /** Sets a fault; faults that are already set apply first. */
  void fault(SandboxFault fault) {
    call("POST", "/sandbox/faults", fault.json());
  }

  void clearFaults() {
    call("DELETE", "/sandbox/faults", null);
  }

  void expireTokens() {
    call("DELETE", "/sandbox/tokens", null);
  }

  /** Returns how often the faults were applied to an operation, without latency. */
  int struck(String operation) {
    int struck = 0;
    for (JsonNode fault : call("GET", "/sandbox/faults", null).path("faults")) {
      if (!fault.path("kind").asText().equals("latency")
          && fault.path("operation").asText().equals(operation)) {
        struck += fault.path("used").asInt();
      }
    }
    return struck;
  }

  long creates() {
    return stats().path("creates").asLong();
  }

  long logins() {
    return stats().path("logins").asLong();
  }

  JsonNode stats() {
    return call("GET", "/sandbox/stats", null);
  }

  /**
   * Sends a request to the controls of a platform's stand-in.
   *
   * @param path the platform's part first
   * @param body JSON; null for none
   */
  JsonNode platform(String method, String path, String body) {
    return call(method, "/sandbox/" + path, body);
  }

  /** Returns every created lead from the audit, with the phones from SML's own list. */
  List<Created> created() {
    Map<Long, String> phones = phones();
    List<Created> created = new ArrayList<>();
    for (JsonNode entry : call("GET", "/sandbox/audit?limit=1000000", null).path("entries")) {
      if (entry.path("operation").asText().equals("create-lead")) {
        long id = entry.path("lead").asLong();
        created.add(
            new Created(phones.getOrDefault(id, ""), Instant.parse(entry.path("at").asText())));
      }
    }
    return created;
  }

  /** Returns the ids of all leads, in the order of creation. */
  List<Long> leads() {
    List<Long> leads = new ArrayList<>();
    for (JsonNode entry : call("GET", "/sandbox/audit?limit=1000000", null).path("entries")) {
      if (entry.path("operation").asText().equals("create-lead")) {
        leads.add(entry.path("lead").asLong());
      }
    }
    return leads;
  }

  /** Gives a lead to a user, as a person at SML does. */
  void assign(long lead, int user) {
    call("PATCH", "/api/lead/" + lead + "/", "{\"user\":" + user + "}", login());
  }

  @Override
  public void close() {
    jvm.close();
  }

  private String login() {
    return call("POST", "/api/auth/login/", "{\"username\":\"demo\",\"password\":\"demo\"}")
        .path("token")
        .asText();
  }

  private Map<Long, String> phones() {
    String token = login();
    Map<Long, String> phones = new HashMap<>();
    JsonNode page;
    int number = 1;
    do {
      page = call("GET", "/api/lead/?page_size=" + PAGE + "&page=" + number++, null, token);
      for (JsonNode lead : page.path("results")) {
        phones.put(lead.path("id").asLong(), lead.path("client").path("phone").asText());
      }
    } while (!page.path("next").isNull());
    return phones;
  }

  private JsonNode call(String method, String path, String body) {
    return call(method, path, body, null);
  }

  private JsonNode call(String method, String path, String body, String token) {
    HttpRequest.Builder request =
        Http11.request(URI.create("http://127.0.0.1:" + port + path), method, body)
            .timeout(Duration.ofSeconds(30));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Token " + token);
    }
    try {
      HttpResponse<String> answer =
          Http11.CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(
            method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
      }
      return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
