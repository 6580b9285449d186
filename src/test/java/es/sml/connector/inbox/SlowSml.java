package es.sml.connector.inbox;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.packaged.PackagedConnector;
import es.sml.connector.testing.Http11;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged sandbox in a process of its own. It delays a create, as SML does. */
final class SlowSml implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
  private static final int PAGE = 1000;

  private final PackagedConnector sandbox;
  private final String address;
  private final ObjectMapper json = new ObjectMapper();

  private SlowSml(PackagedConnector sandbox) throws IOException {
    this.sandbox = sandbox;
    Matcher found = ADDRESS.matcher(sandbox.output());
    if (!found.find()) {
      throw new IOException("the sandbox does not say where it is: " + sandbox.output());
    }
    address = found.group();
  }

  static SlowSml start(Path directory, int milliseconds) throws IOException {
    PackagedConnector sandbox =
        PackagedConnector.startWith(Map.of(), directory, "sandbox", "--port", "0")
            .awaitOutput("SML sandbox on");
    SlowSml sml = new SlowSml(sandbox);
    sml.call(
        HttpRequest.newBuilder(URI.create(sml.address + "/sandbox/faults"))
            .POST(
                HttpRequest.BodyPublishers.ofString(on("create-lead").delay(milliseconds).json())));
    return sml;
  }

  String address() {
    return address;
  }

  long creates() throws IOException {
    return get("/sandbox/stats").path("creates").asLong();
  }

  void awaitCreates(long count, Duration longest) {
    await().atMost(longest).pollInterval(Duration.ofMillis(250)).until(() -> creates() >= count);
  }

  /** Returns the creation time of each lead, by its id. */
  Map<Long, Instant> created() throws IOException {
    Map<Long, Instant> created = new HashMap<>();
    long after = 0;
    long last = 1;
    while (after < last) {
      JsonNode page = get("/sandbox/audit?after=" + after + "&limit=" + PAGE);
      for (JsonNode write : page.path("entries")) {
        if (write.path("operation").asText().equals("create-lead")) {
          created.put(write.path("lead").asLong(), Instant.parse(write.path("at").asText()));
        }
      }
      last = page.path("last").asLong();
      after += PAGE;
    }
    return created;
  }

  /** Returns the phone of every lead; leads with the same phone give it several times. */
  List<String> phones() throws IOException {
    String token =
        call(HttpRequest.newBuilder(URI.create(address + "/api/auth/login/"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"username\":\"demo\",\"password\":\"demo\"}")))
            .path("token")
            .asText();
    List<String> phones = new ArrayList<>();
    JsonNode page;
    int number = 1;
    do {
      page =
          call(
              HttpRequest.newBuilder(
                      URI.create(address + "/api/lead/?page_size=" + PAGE + "&page=" + number++))
                  .header("Authorization", "Token " + token));
      page.path("results").forEach(lead -> phones.add(lead.path("client").path("phone").asText()));
    } while (!page.path("next").isNull());
    return phones;
  }

  @Override
  public void close() {
    sandbox.close();
  }

  private JsonNode get(String path) throws IOException {
    return call(HttpRequest.newBuilder(URI.create(address + path)).GET());
  }

  private JsonNode call(HttpRequest.Builder request) throws IOException {
    try {
      return json.readTree(
          Http11.CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
