package es.sml.connector.ops.sml;

import static es.sml.connector.testing.OpsCalls.OPERATOR;
import static es.sml.connector.testing.OpsCalls.VIEWER;
import static es.sml.connector.testing.OpsCalls.json;
import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.Http11;
import es.sml.connector.testing.Markdown;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.RunningConnector;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SML's operations by HTTP, against the sandbox. */
class SmlApiTest {
  @TempDir static Path directory;
  private static RunningConnector connector;
  private static OpsCalls ops;

  @BeforeAll
  static void start() throws Exception {
    Files.createDirectories(directory.resolve("config"));
    Files.writeString(directory.resolve("config/operator"), OPERATOR);
    Files.writeString(directory.resolve("config/viewer"), VIEWER);
    connector =
        new RunningConnector(directory)
            .withSetting("ops.enabled", "true")
            .withSetting("ops.port", "0")
            .withSetting("ops.operator-token", "file:operator")
            .withSetting("ops.viewer-token", "file:viewer")
            .start();
    ops = new OpsCalls(connector.runtime().opsPort());
  }

  @AfterAll
  static void stop() {
    connector.close();
  }

  @AfterEach
  void clearFaults() {
    connector.clearFaults();
  }

  @Test
  void runsARequestWithTheSameKeyOnce() {
    String lead = newLead();
    String key = key();
    HttpResponse<String> first = post(lead + "/create-task", key, "{\"type\":\"date\"}");
    HttpResponse<String> second = post(lead + "/create-task", key, "{ \"type\": \"date\" }");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(json(first).path("id").asText()).isEqualTo(key);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(inSml(lead).at("/request/task")).hasSize(1);
  }

  @Test
  void refusesAnotherRequestWithAUsedKey() {
    String lead = newLead();
    String key = key();
    assertThat(post(lead + "/change-status", key, "{\"status\":\"tracing\"}").statusCode())
        .isEqualTo(200);
    for (Supplier<HttpResponse<String>> other :
        Stream.<Supplier<HttpResponse<String>>>of(
                () -> post(lead + "/change-status", key, "{\"status\":\"new\"}"),
                () -> post(lead + "/finish-lead", key, null),
                () -> post(newLead() + "/change-status", key, "{\"status\":\"tracing\"}"))
            .toList()) {
      assertThat(other.get().statusCode()).isEqualTo(422);
    }
    assertThat(inSml(lead).path("status").asText()).isEqualTo("tracing");
  }

  @Test
  void refusesTheSameRequestWhileItRuns() {
    String lead = newLead();
    String key = key();
    int before = requests("click2call");
    connector.fault(on("click2call").delay(900).once());
    CompletableFuture<HttpResponse<String>> first =
        CompletableFuture.supplyAsync(() -> post(lead + "/click2call", key, null));
    await().until(() -> attempts(key) == 1);
    HttpResponse<String> second = post(lead + "/click2call", key, null);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    assertThat(first.join().statusCode()).isEqualTo(200);
    assertThat(post(lead + "/click2call", key, null).body()).isEqualTo(first.join().body());
    assertThat(requests("click2call") - before).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "click2call    |",
        "change-status | {\"status\":\"tracing\"}",
        "create-task   | {\"type\":\"date\"}"
      })
  void neverRetriesWhatSmlMayHaveDone(String operation, String body) {
    String lead = newLead();
    String key = key();
    int before = requests(operation);
    connector.fault(on(operation).commitThenRespond(500).once());
    HttpResponse<String> lost = post(lead + "/" + operation, key, body);
    assertThat(lost.statusCode()).isEqualTo(504);
    assertThat(json(lost).path("outcome").asText()).isEqualTo("unknown");
    HttpResponse<String> retried = post(lead + "/" + operation, key, body);
    assertThat(retried.statusCode() + retried.body()).isEqualTo(lost.statusCode() + lost.body());
    assertThat(requests(operation) - before).isEqualTo(1);
    assertThat(newestAudit()).startsWith(operation + " operator (ana) unknown");
  }

  @Test
  void reportsUnknownForARequestThatACrashInterrupted() {
    String lead = newLead();
    String key = key();
    connector.fault(on("change-status").respond(429).once());
    post(lead + "/change-status", key, "{\"status\":\"tracing\"}");
    connector
        .ledger()
        .sql("UPDATE command SET attempts = 1, reconcile_at = 1 WHERE command_id = ?")
        .param(key)
        .update();
    HttpResponse<String> response = post(lead + "/change-status", key, "{\"status\":\"tracing\"}");
    assertThat(response.statusCode()).isEqualTo(504);
    assertThat(inSml(lead).path("status").asText()).isEqualTo("new");
  }

  @Test
  void acceptsARetryIfSmlDidNothing() {
    String lead = newLead();
    String key = key();
    connector.fault(on("get-lead").respond(503).once());
    connector.fault(on("click2call").respond(429).once());
    HttpResponse<String> away = post(lead + "/click2call", key, null);
    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(json(away).path("outcome").asText()).isEqualTo("unavailable");
    assertThat(away.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    assertThat(post(lead + "/click2call", key, null).statusCode()).isEqualTo(200);
    HttpResponse<String> read = get(lead + "/get-lead", OPERATOR);
    assertThat(read.statusCode()).isEqualTo(503);
    assertThat(get(lead + "/get-lead", OPERATOR).statusCode()).isEqualTo(200);
  }

  @Test
  void keepsWhatSmlRejected() {
    String lead = newLead();
    String key = key();
    HttpResponse<String> rejected = post(lead + "/assign-lead", key, "{\"user\":999999}");
    assertThat(rejected.statusCode()).isEqualTo(422);
    assertThat(json(rejected).path("outcome").asText()).isEqualTo("rejected");
    assertThat(json(rejected).path("smlStatus").asInt()).isEqualTo(400);
    assertThat(post(lead + "/assign-lead", key, "{\"user\":999999}").body())
        .isEqualTo(rejected.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "leads/sml:1/change-status         | {\"status\":\"sold\"}  | 400 | `status` must be one of",
        "leads/sml:1/change-status | {\"status\":\"new\",\"status\":\"end\"} | 400 | the field status twice",
        "sml/create-lead?dealer=norte | {\"source\":1.5,\"vehicle\":{\"brand_model\":\"Kia\"},\"client\":{\"name\":\"M\",\"phone\":\"611616106\"}} | 400 | `source` must be a whole number",
        "leads/sml:1/change-status?state=1 | {\"status\":\"new\"}   | 400 | has no parameter state",
        "leads/sml:1/change-status         |                        | 400 | needs a body",
        "leads/sml:1/change-status         | no JSON                | 400 | is not valid JSON",
        "leads/sml:1/modify-lead?replace=1 | {\"score\":1}          | 400 | replace must be",
        "leads/sml:1/create-task           | {\"lead\":2,\"type\":\"date\"} | 400 | names its lead twice",
        "leads/sml:x/click2call            |                        | 400 | a number after sml:",
        "leads/4711/click2call             |                        | 404 | no lead that a program sent",
        "leads/sml:1/click2call?account=x  |                        | 400 | dealers.yaml; it has no x",
        "leads/sml:1/click2call?dealer=x   |                        | 400 | needs a `dealer`",
        "sml/create-lead                   | {}                     | 400 | needs a `dealer`",
        "sml/create-lead?dealer=nort       | {}                     | 400 | dealers.yaml; did you mean norte?",
        "sml/create-lead?dealer=norte      | {\"source\":1}         | 400 | vehicle",
        "leads/sml:1/login                 |                        | 404 | does not exist",
        "leads/sml:1/get-lead              |                        | 405 | accepts only GET",
      })
  void refusesAWrongRequestAndFreesItsKey(String path, String body, int status, String reason) {
    String key = key();
    int before = connector.audit().size();
    HttpResponse<String> refused = post(path, key, body);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
    assertThat(json(refused).path("error").asText()).contains(reason);
    assertThat(json(refused).path("code").asText("")).matches("[a-z]+([.-][a-z0-9]+)*");
    assertThat(connector.audit()).hasSize(before);
    assertThat(post(newLead() + "/finish-lead", key, null).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "modify-task | {\"media\":\"Whatsapp\"}",
        "modify-task?replace=true | {\"media\":\"Whatsapp\"}",
        "delete-task |",
      })
  void leavesTheTaskOfAnotherLeadAlone(String path, String body) {
    String lead = newLead();
    String other = newLead();
    assertThat(post(other + "/create-task", key(), "{\"type\":\"date\"}").statusCode())
        .isEqualTo(200);
    JsonNode task = inSml(other).at("/request/task/0");
    String request =
        "/" + path + (path.contains("?") ? "&" : "?") + "id_tarea=" + task.path("id").asText();
    HttpResponse<String> refused = post(lead + request, key(), body);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(json(refused).path("error").asText()).contains("has no task with this id");
    assertThat(inSml(other).at("/request/task/0")).isEqualTo(task);
    assertThat(post(other + request, key(), body).statusCode()).isEqualTo(200);
    assertThat(inSml(other).at("/request/task/0")).isNotEqualTo(task);
  }

  @Test
  void needsAKeyForAChangeAndABodyOfBoundedSize() {
    String lead = newLead();
    for (String key : new String[] {null, " ", "x".repeat(129)}) {
      assertThat(post(lead + "/click2call", key, null).statusCode()).isEqualTo(400);
    }
    String large = "{\"note\":[{\"content\":\"" + "x".repeat(128 << 10) + "\"}]}";
    assertThat(post(lead + "/modify-lead", key(), large).statusCode()).isEqualTo(413);
  }

  @Test
  void masksCustomersForAViewerAndRecordsThatAnOperatorSawThem() {
    String lead = newLead();
    JsonNode masked = json(get(lead + "/get-lead", VIEWER)).path("result");
    assertThat(masked.at("/client/name").asText()).isEqualTo("******* #");
    assertThat(masked.path("id").asText()).isEqualTo(lead.replaceFirst(".*:", ""));
    assertThat(masked.path("status").asText()).isEqualTo("new");
    assertThat(get("sml/list-clients?phone__icontains=61", VIEWER).statusCode()).isEqualTo(403);
    assertThat(get("sml/list-leads?search=Cliente", VIEWER).statusCode()).isEqualTo(403);
    assertThat(get("sml/list-leads?page_size=2", VIEWER).body()).doesNotContain("Cliente");
    assertThat(json(get("sml/list-provinces?country=28&search=madrid", VIEWER)).toString())
        .contains("Madrid");
    String before = newestAudit();
    assertThat(json(get(lead + "/get-lead", OPERATOR)).at("/result/client/name").asText())
        .isEqualTo("Cliente 1");
    assertThat(newestAudit()).isNotEqualTo(before).startsWith("get-lead operator (ana) shown");
  }

  @Test
  void findsALeadByItsReferenceAndRecordsTheChange() throws Exception {
    connector.offer(50, 1);
    await().until(() -> reference() != null);
    String reference = reference();
    await()
        .until(() -> post("leads/" + reference + "/click2call", key(), null).statusCode() == 200);
    JsonNode entry = ops.get("audit?limit=1").at("/entries/0");
    assertThat(entry.path("action").asText()).isEqualTo("click2call");
    assertThat(entry.path("key").asText()).startsWith(reference.substring("ref:".length()));
    assertThat(entry.path("details").asText()).isEqualTo("account demo " + reference);
    assertThat(entry.path("outcome").asText()).isEqualTo("success");
  }

  @Test
  void createsALeadThroughTheLedgerOnce() {
    String key = key();
    int before = connector.created();
    HttpResponse<String> first =
        post("sml/create-lead?dealer=norte", key, RunningConnector.lead(70));
    HttpResponse<String> second =
        post("sml/create-lead?dealer=norte", key, RunningConnector.lead(70));
    assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(connector.created() - before).isEqualTo(1);
    assertThat(newestAudit()).startsWith("create-lead operator (ana) success");
  }

  @Test
  void acceptsALeadThatSmlDoesNotHaveYet() {
    String key = key();
    String path = "sml/create-lead?dealer=norte";
    int before = requests("create-lead");
    connector.fault(on("create-lead").respond(503).times(1000));
    HttpResponse<String> accepted = post(path, key, RunningConnector.lead(71));
    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(json(accepted).path("outcome").asText()).isEqualTo("accepted");
    assertThat(accepted.headers().firstValue("Retry-After")).contains("3");
    assertThat(requests("create-lead")).isGreaterThan(before);
    assertThat(post(path, key, RunningConnector.lead(71)).body()).isEqualTo(accepted.body());
    assertThat(newestAudit()).startsWith("create-lead operator (ana) accepted");
    connector.clearFaults();
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> post(path, key, RunningConnector.lead(71)).statusCode() == 200);
  }

  @Test
  void doesWhatThePageForACrmTypes() throws Exception {
    Path page = Path.of("docs/crm-without-jms.md");
    String script =
        Markdown.blocks(Files.readString(page), "sh")
            .get(0)
            .replace("8077", "" + connector.runtime().opsPort())
            .replace("autos-norte", "norte");
    Files.writeString(directory.resolve("data/ops-token"), OPERATOR);
    Path output = directory.resolve("crm-without-jms.txt");
    Process shell =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();
    String printed = Files.readString(output);
    assertThat(shell.exitValue()).as(printed).isZero();
    assertThat(printed.lines().toList())
        .satisfiesExactly(
            call -> assertThat(call).contains("\"id\":\"call-4711\"", "\"call_control\":"),
            lead -> assertThat(lead).contains("\"operation\":\"get-lead\"", "Ana Ruiz"));
  }

  @Test
  void letsNoPageOfAnotherOriginIn() throws Exception {
    URI url =
        URI.create(
            "http://127.0.0.1:" + connector.runtime().opsPort() + "/api/v1/leads/sml:1/click2call");
    HttpResponse<String> preflight =
        Http11.CLIENT.send(
            Http11.request(url, "OPTIONS", null)
                .header("Origin", "https://crm.example")
                .header("Access-Control-Request-Method", "POST")
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(preflight.statusCode()).isEqualTo(401);
    assertThat(preflight.headers().map().keySet())
        .noneMatch(header -> header.toLowerCase(Locale.ROOT).startsWith("access-control"));
  }

  /** The path of a lead that only SML has. */
  private static String newLead() {
    return "leads/sml:"
        + connector.api("POST", "/api/lead/", RunningConnector.lead(1)).path("id").asText();
  }

  private static JsonNode inSml(String lead) {
    return connector.api("GET", "/api/lead/" + lead.replaceFirst(".*:", "") + "/", null);
  }

  /** The reference of a lead that the connector delivered; null if there is none. */
  private static String reference() {
    return connector.references().stream()
        .filter(tag -> tag.startsWith("ref:"))
        .findFirst()
        .orElse(null);
  }

  private static int requests(String operation) {
    int requests = 0;
    for (JsonNode count : connector.stats().at("/requests/" + operation)) {
      requests += count.asInt();
    }
    return requests;
  }

  private static int attempts(String key) {
    return connector
        .ledger()
        .sql("SELECT COALESCE(MAX(attempts), 0) FROM command WHERE command_id = ?")
        .param(key)
        .query(Integer.class)
        .single();
  }

  private static String newestAudit() {
    JsonNode entry = ops.get("audit?limit=1").at("/entries/0");
    return entry.path("action").asText()
        + " "
        + entry.path("who").asText()
        + " "
        + entry.path("outcome").asText()
        + " "
        + entry.path("details").asText();
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static HttpResponse<String> get(String path, String token) {
    return ops.send("GET", "/api/v1/" + path, token, null);
  }

  private static HttpResponse<String> post(String path, String key, String body) {
    return ops.send("POST", "/api/v1/" + path, OPERATOR, body, key);
  }
}
