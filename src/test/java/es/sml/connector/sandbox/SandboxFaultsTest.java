package es.sml.connector.sandbox;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static es.sml.connector.testing.sandbox.SandboxFault.onAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.sandbox.http.Timestamps;
import es.sml.connector.testing.Http11;
import es.sml.connector.testing.sandbox.ApiContract;
import es.sml.connector.testing.sandbox.RunningSandbox;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SandboxFaultsTest {
  @RegisterExtension final RunningSandbox sandbox = RunningSandbox.withDefaults();

  private int create() {
    return sandbox.create(SandboxCaller.MINIMAL_LEAD).status();
  }

  private SandboxCaller.Reply createOrFail() throws IOException {
    return sandbox.sendOrFail("POST", "/api/lead/", SandboxCaller.MINIMAL_LEAD, "application/json");
  }

  private int leads() {
    return sandbox.stats().path("leads").asInt(-1);
  }

  private JsonNode createStatuses() {
    return sandbox.stats().path("requests").path("create-lead");
  }

  @Test
  void answersAStatusBeforeAnythingIsDone() {
    sandbox.fault(on("create-lead").respond(429).retryAfter(7).once());
    SandboxCaller.Reply throttled = sandbox.create(SandboxCaller.MINIMAL_LEAD);
    assertThat(throttled.status()).isEqualTo(429);
    assertThat(throttled.header("Retry-After")).isEqualTo("7");
    assertThat(throttled.body().has("detail")).isTrue();
    assertThat(leads()).isZero();
    assertThat(create()).isEqualTo(201);
  }

  @Test
  void answersAListOnOnePageWhateverPageIsAskedFor() {
    for (int i = 0; i < 3; i++) {
      create();
    }
    sandbox.fault(on("list-leads").respondWithWholeList().once());
    String second = "/api/lead/?page=2&page_size=1";
    JsonNode whole = sandbox.send("GET", second, null).body();
    assertThat(whole.path("results").size()).isEqualTo(3);
    assertThat(whole.path("next").isNull()).isTrue();
    assertThat(sandbox.send("GET", second, null).body().path("results").size()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"401, application/json", "500, text/html", "503, text/html", "403, application/json"})
  void answersAnyStatusAsSmlWould(int status, String contentType) {
    sandbox.fault(onAll().respond(status));
    SandboxCaller.Reply reply = sandbox.create(SandboxCaller.MINIMAL_LEAD);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.contentType()).startsWith(contentType);
    assertThat(reply.header("WWW-Authenticate") != null).isEqualTo(status == 401);
    assertThat(leads()).isZero();
  }

  @Test
  void commitsThenAnswersAStatus() {
    sandbox.fault(on("create-lead").commitThenFail().once());
    sandbox.fault(on("create-lead").commitThenRespond(503).once());
    assertThat(create()).isEqualTo(500);
    assertThat(leads()).isEqualTo(1);
    assertThat(create()).isEqualTo(503);
    assertThat(leads()).isEqualTo(2);
    assertThat(createStatuses().toString()).isEqualTo("{\"500\":1,\"503\":1}");
  }

  @Test
  void sparesARefusedRequestTheFaultsOfACommit() {
    sandbox.fault(on("create-lead").commitThenFail().once());
    assertThat(sandbox.create("{}").status()).isEqualTo(400);
    assertThat(sandbox.anyone().create(SandboxCaller.MINIMAL_LEAD).status()).isEqualTo(401);
    assertThat(create()).isEqualTo(500);
    assertThat(create()).isEqualTo(201);
    assertThat(leads()).isEqualTo(2);
  }

  @Test
  void commitsThenClosesTheConnection() {
    sandbox.fault(on("create-lead").commitThenReset().once());
    assertThatThrownBy(this::createOrFail)
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
    assertThat(leads()).isEqualTo(1);
    assertThat(createStatuses().toString()).isEqualTo("{\"none\":1}");
  }

  @Test
  void commitsThenNeverAnswers() {
    sandbox.fault(on("create-lead").commitThenHang().once());
    CompletableFuture<HttpResponse<String>> answer =
        Http11.CLIENT.sendAsync(
            sandbox
                .request("/api/lead/")
                .POST(BodyPublishers.ofString(SandboxCaller.MINIMAL_LEAD))
                .timeout(Duration.ofMillis(1_500))
                .build(),
            BodyHandlers.ofString());
    await().until(() -> leads() == 1);
    assertThatThrownBy(answer::join).hasCauseInstanceOf(HttpTimeoutException.class);
    assertThat(createStatuses().toString()).isEqualTo("{\"none\":1}");
  }

  /** Timers of Vert.x count whole milliseconds, so one may end a little early. */
  private void assertOnlyWriteComesLaterThan(Instant asked, Duration delay) {
    await().until(() -> leads() == 1);
    assertThat(sandbox.audit()).hasSize(1);
    assertThat(Instant.parse(sandbox.audit().path(0).path("at").asText()))
        .isAfter(asked.plus(delay).minusMillis(5));
    assertThat(sandbox.get("/api/lead/1/").body().path("created").asText())
        .isEqualTo(Timestamps.write(Instant.parse(sandbox.audit().path(0).path("at").asText())));
  }

  @Test
  void commitsLateAfterItClosedTheConnection() {
    sandbox.fault(on("create-lead").commitLate(700).once());
    Instant asked = Instant.now();
    assertThatThrownBy(this::createOrFail)
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
    assertOnlyWriteComesLaterThan(asked, Duration.ofMillis(700));
  }

  @Test
  void commitsLateAfterItAnsweredAStatus() {
    sandbox.fault(on("create-lead").commitLate(700).withStatus(504).once());
    Instant asked = Instant.now();
    assertThat(create()).isEqualTo(504);
    assertOnlyWriteComesLaterThan(asked, Duration.ofMillis(700));
    assertThat(createStatuses().toString()).isEqualTo("{\"504\":1}");
  }

  @Test
  void commitsLateAndNeverResponds() {
    sandbox.fault(on("create-lead").commitLate(200).withoutResponse().once());
    CompletableFuture<HttpResponse<String>> answer =
        Http11.CLIENT.sendAsync(
            sandbox
                .request("/api/lead/")
                .POST(BodyPublishers.ofString(SandboxCaller.MINIMAL_LEAD))
                .timeout(Duration.ofMillis(1_500))
                .build(),
            BodyHandlers.ofString());
    await().until(() -> leads() == 1);
    assertThatThrownBy(answer::join).hasCauseInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void asksForTheTokenBeforeALateCommit() {
    sandbox.fault(on("create-lead").commitLate(1));
    assertThat(sandbox.anyone().create(SandboxCaller.MINIMAL_LEAD).status()).isEqualTo(401);
    assertThat(sandbox.get("/sandbox/faults").body().at("/faults/0/used").asInt(-1)).isZero();
  }

  @Test
  void delaysByLatencyAndLetsTheNextFaultStrikeToo() {
    sandbox.fault(on("create-lead").delay(300));
    sandbox.fault(on("create-lead").respondWithHtml().once());
    long start = System.nanoTime();
    assertThat(create()).isEqualTo(502);
    assertThat(create()).isEqualTo(201);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(599));
  }

  @Test
  void answersAProxysPage() {
    sandbox.fault(onAll().respondWithHtml().withStatus(200).once());
    SandboxCaller.Reply page = sandbox.outsideTheContract().create(SandboxCaller.MINIMAL_LEAD);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.contentType()).startsWith("text/html");
    assertThat(page.text()).startsWith("<html>");
    assertThat(leads()).isZero();
  }

  @Test
  void sendsASlowBodyWhole() {
    sandbox.fault(on("create-lead").respondSlowly(800).once());
    long start = System.nanoTime();
    SandboxCaller.Reply reply = sandbox.create(SandboxCaller.MINIMAL_LEAD);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(799));
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.body()).isEqualTo(sandbox.get("/api/lead/1/").body());
  }

  @Test
  void breaksOffATruncatedBody() {
    sandbox.fault(on("create-lead").truncate().once());
    assertThatThrownBy(this::createOrFail).isInstanceOf(IOException.class);
    assertThat(leads()).isEqualTo(1);
    assertThat(createStatuses().toString()).isEqualTo("{\"201\":1}");
    assertThat(create()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50})
  void closesTheConnectionUnannouncedAfterAResponse(int delay) throws IOException {
    sandbox.fault(on("login").closeAfterResponse(delay));
    String login = "{\"username\": \"demo\", \"password\": \"demo\"}";
    try (Socket connection =
        new Socket(InetAddress.getLoopbackAddress(), sandbox.baseUrl().getPort())) {
      connection.setSoTimeout(10_000);
      connection
          .getOutputStream()
          .write(
              ("POST /api/auth/login/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                      + "Content-Length: "
                      + login.length()
                      + "\r\n\r\n"
                      + login)
                  .getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(connection.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer)
          .startsWith("HTTP/1.1 200")
          .endsWith("}")
          .containsIgnoringCase("content-length")
          .doesNotContainIgnoringCase("connection: close");
    }
  }

  @Test
  void playsFaultsInTheOrderTheyWereSetToTheirOperationOnly() {
    sandbox.fault(on("list-leads").respond(503));
    sandbox.fault(on("create-lead").respond(500).times(2));
    sandbox.fault(onAll().respond(401).once());
    assertThat(create()).isEqualTo(500);
    assertThat(create()).isEqualTo(500);
    assertThat(create()).isEqualTo(401);
    assertThat(create()).isEqualTo(201);
    assertThat(sandbox.get("/api/lead/").status()).isEqualTo(503);
    assertThat(sandbox.get("/api/lead/").status()).isEqualTo(503);
    assertThat(sandbox.get("/api/source/").status()).isEqualTo(200);
  }

  @Test
  void playsFaultsToEveryOperationOfTheContract() {
    for (ApiContract.Operation operation : ApiContract.contract().operations()) {
      sandbox.fault(on(operation.id()).respond(503));
      String path =
          operation.path().pattern().replace("[^/]+", "1")
              + (operation.id().equals("list-provinces") ? "?country=28" : "");
      String body =
          switch (operation.id()) {
            case "assign-lead" -> "{\"user\": 2}";
            case "finish-lead" -> "{\"status\": \"end\"}";
            default -> operation.tree().has("requestBody") ? "{}" : null;
          };
      assertThat(sandbox.send(operation.method(), path, body).status())
          .as(operation.id())
          .isEqualTo(503);
      sandbox.send("DELETE", "/sandbox/faults", null);
    }
    assertThat(sandbox.stats().path("requests")).hasSize(21);
  }

  @Test
  void listsAndClearsTheFaults() {
    sandbox.fault(onAll().respond(503).times(5));
    create();
    assertThat(sandbox.get("/sandbox/faults").text())
        .isEqualTo(
            "{\"faults\":[{\"kind\":\"status-before\",\"operation\":null,\"times\":5,"
                + "\"status\":503,\"used\":1}]}");
    assertThat(sandbox.send("DELETE", "/sandbox/faults", null).status()).isEqualTo(204);
    assertThat(sandbox.get("/sandbox/faults").body().path("faults")).isEmpty();
    assertThat(create()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [] | kind
          {"kind": "meteor"} | kind
          {"kind": "latency"} | delayMs
          {"kind": "latency", "delayMs": -1} | delayMs
          {"kind": "latency", "delayMs": 5, "status": 500} | status
          {"kind": "status-before"} | status
          {"kind": "status-before", "status": 99} | status
          {"kind": "status-before", "status": 500, "operation": "fly"} | operation
          {"kind": "commit-then-hang", "times": 0} | times
          {"kind": "commit-then-hang", "tmies": 1} | tmies
          {"kind": "late-commit", "delayMs": 5, "hang": "yes"} | hang
          """)
  void refusesAFaultItWouldNotPlay(String fault, String field) {
    SandboxCaller.Reply reply = sandbox.post("/sandbox/faults", fault);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body().has(field)).as(reply.text()).isTrue();
    assertThat(sandbox.get("/sandbox/faults").body().path("faults")).isEmpty();
  }
}
