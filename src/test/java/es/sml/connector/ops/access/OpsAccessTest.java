package es.sml.connector.ops.access;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.sml.SmlEndpoint;
import es.sml.connector.testing.Http11;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.OpsStationTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do what on the ops port. */
class OpsAccessTest extends OpsStationTest {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final List<String> WRONG = List.of("", "wrong", OpsCalls.OPERATOR + "x", "*");

  @BeforeEach
  void start() throws Exception {
    startAll();
  }

  @Test
  void onlyHealthIsReachableWithoutAToken() throws Exception {
    for (String path : paths()) {
      for (String method : METHODS) {
        HttpResponse<String> response = ops.send(method, path, null, null);
        assertThat(response.statusCode()).as(method + " " + path).isEqualTo(401);
      }
    }
    // Wrong tokens are slowed down, so all of them at a time.
    List<Callable<Integer>> guesses =
        paths().stream().flatMap(path -> WRONG.stream().map(token -> guess(path, token))).toList();
    ExecutorService all = Executors.newFixedThreadPool(guesses.size());
    try {
      for (Future<Integer> status : all.invokeAll(guesses)) {
        assertThat(status.get()).isEqualTo(401);
      }
    } finally {
      all.shutdownNow();
    }
    assertThat(ops.send("GET", "/observe/live", null, null).statusCode()).isEqualTo(200);
  }

  @Test
  void healthIsNoWayRound() {
    for (String path :
        List.of(
            "/observe/../api/v1/leads",
            "/observe/%2e%2e/api/v1/leads",
            "//api/v1/leads",
            "/api/v1//leads",
            "/API/v1/leads",
            "/observe")) {
      assertThat(ops.send("GET", path, null, null).statusCode()).as(path).isEqualTo(401);
    }
  }

  @Test
  void aViewerMayOnlyRead() {
    for (OpsEndpoint endpoint : OpsEndpoint.values()) {
      requireOnlyReading(endpoint.method(), path(endpoint.path()));
    }
    for (SmlEndpoint endpoint : SmlEndpoint.all()) {
      requireOnlyReading(endpoint.method(), path(endpoint.path()));
    }
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
      assertThat(ops.send(method, "/api/v1/leads", OpsCalls.VIEWER, null).statusCode())
          .isEqualTo(403);
    }
  }

  private void requireOnlyReading(String method, String path) {
    int status = ops.send(method, path, OpsCalls.VIEWER, "{}").statusCode();
    if (method.equals("GET")) {
      assertThat(status).as(path).isIn(200, 400, 404); // some need a parameter
    } else {
      assertThat(status).as(path).isEqualTo(403);
    }
  }

  @Test
  void theRoleIsThatOfTheTokenWhateverTheCallerClaims() throws Exception {
    HttpResponse<String> response =
        Http11.CLIENT.send(
            Http11.request(
                    URI.create(
                        "http://127.0.0.1:"
                            + connector.runtime().opsPort()
                            + "/api/v1/leads/erase"),
                    "POST",
                    "{\"leads\":[]}")
                .header("Authorization", "Bearer " + OpsCalls.VIEWER)
                .header("OpsRole", "OPERATOR")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(403);
  }

  @Test
  void everyErrorIsJson() {
    assertThat(ops.send("GET", "/api/v1/nothing", OpsCalls.OPERATOR, null))
        .satisfies(
            response -> {
              assertThat(response.statusCode()).isEqualTo(404);
              assertThat(OpsCalls.json(response).path("error").asText()).isNotEmpty();
              assertThat(OpsCalls.json(response).path("code").asText()).startsWith("refused.");
            });
    HttpResponse<String> refused = ops.send("GET", "/api/v1/leads", null, null);
    assertThat(OpsCalls.json(refused).path("error").asText()).contains("Bearer");
    assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    HttpResponse<String> wrong = ops.send("GET", "/api/v1/leads?limit=0", OpsCalls.VIEWER, null);
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(OpsCalls.json(wrong).path("error").asText())
        .isEqualTo("limit must be a number from 1 to 500");
    assertThat(wrong.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void theDescriptionHasEveryEndpointAndNoOther() throws Exception {
    String description = ops.send("GET", "/api/v1/openapi.yaml", OpsCalls.VIEWER, null).body();
    var paths =
        new com.fasterxml.jackson.dataformat.yaml.YAMLMapper().readTree(description).path("paths");
    List<String> described = new java.util.ArrayList<>();
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (method.getValue().has("operationId")) {
                            described.add(
                                method.getKey().toUpperCase(java.util.Locale.ROOT)
                                    + " "
                                    + path.getKey()
                                    + " "
                                    + method.getValue().path("operationId").asText());
                          }
                        }));
    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of(OpsEndpoint.values())
                        .map(each -> each.method() + " /" + each.path() + " " + each.label()),
                    SmlEndpoint.all().stream()
                        .map(each -> each.method() + " /" + each.path() + " " + each.label()))
                .toList());
  }

  private Callable<Integer> guess(String path, String token) {
    return () -> ops.send("GET", path, token, null).statusCode();
  }

  private static List<String> paths() {
    List<String> paths =
        new java.util.ArrayList<>(List.of("/", "/api/v1/", "/nothing", "/metrics"));
    for (OpsEndpoint endpoint : OpsEndpoint.values()) {
      paths.add(path(endpoint.path()));
    }
    paths.add(path("leads/{reference}/click2call"));
    return paths;
  }

  private static String path(String path) {
    return OpsEndpoint.ROOT + path.replaceAll("\\{.*?}", "0123456789ab");
  }
}
