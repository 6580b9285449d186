package es.sml.connector.callback;

import static es.sml.connector.testing.OpsCalls.OPERATOR;
import static es.sml.connector.testing.OpsCalls.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.console.ConsoleCalls;
import es.sml.connector.testing.ShippedSchemas;
import es.sml.connector.testing.WebhookReceiver;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What operators do with a CRM and its events, by the ops API and the console. */
class CrmActionsTest extends CrmStation {
  private static final String RETRY = "crms/norte/retry";
  private static final String TEST = "crms/norte/test";
  private static final String REDELIVER = "crms/norte/redeliver";

  @Test
  void sendsWhatWaitsNow() throws Exception {
    failWithLongPauses();
    receiver = new WebhookReceiver(receiver.port());
    JsonNode events = ops.get("crms/norte/events?state=pending").path("events");
    assertThat(events).hasSize(ENOUGH_TO_FAIL);
    assertThat(Instant.parse(events.get(0).path("nextTry").asText()))
        .isAfter(Instant.now().plus(Duration.ofMinutes(30)));
    assertThat(events.get(0).path("reason").asText()).contains("could not be sent");
    assertThat(ops.post(RETRY, "{}").path("due").asInt()).isEqualTo(ENOUGH_TO_FAIL);
    awaitNothingPending();
    assertThat(receiver.ids()).hasSize(ENOUGH_TO_FAIL).doesNotHaveDuplicates();
    assertThat(ops.post(RETRY, "{}").path("due").asInt()).isZero();
    assertThat(audit())
        .contains("retry-crm norte: events due: 6", "retry-crm norte: events due: 0");
  }

  @Test
  void endsThePauseThatTheReceiverAskedFor() throws Exception {
    receiver.behave(call -> receiver.calls().size() < 2 ? 503 : 204);
    start();
    connector.offer(1, 1);
    awaitState("FAILING");
    connector
        .ledger()
        .sql("UPDATE crm_event SET due_at = queued_at + 3000000, retry_at = queued_at + 3000000")
        .update();
    ops.post(RETRY, "{}");
    awaitNothingPending();
    assertThat(receiver.calls()).hasSize(2);
  }

  @Test
  void sendsAMarkedTestEventAndShowsTheResponse() throws Exception {
    start();
    JsonNode tested = ops.post(TEST, "{}");
    assertThat(tested.path("outcome").asText()).isEqualTo("accepted");
    assertThat(tested.path("response").asText()).isEqualTo("204");
    assertThat(tested.path("reason").isNull()).isTrue();
    WebhookReceiver.Call call = receiver.calls().get(0);
    ShippedSchemas.checkForCrm(call.body());
    assertThat(call.id()).isEqualTo(tested.path("event").asText()).startsWith("test-");
    assertThat(call.event().path("type").asText()).isEqualTo("es.sml.test.v1");
    assertThat(call.event().path("source").asText()).isEqualTo("/sml/demo");
    assertThat(call.event().at("/data/dealer").asText()).isEqualTo("norte");
    receiver.behave(refused -> 401);
    JsonNode failed = ops.post(TEST, "{}");
    assertThat(failed.path("outcome").asText()).isEqualTo("failed");
    assertThat(failed.path("response").asText()).isEqualTo("401");
    assertThat(failed.path("reason").asText()).contains("the receiver responded 401");
    assertThat(ops.get("crms/norte/events").path("matching").asInt()).isZero();
    assertThat(audit()).contains("test-crm norte: accepted: 204", "test-crm norte: failed: 401");
  }

  @Test
  void aTestEndsInTimeAndOnlyOneRuns() throws Exception {
    connector.withSetting("callback.timeout", "2s");
    receiver.behave(call -> WebhookReceiver.DRIP);
    start();
    CompletableFuture<JsonNode> first = CompletableFuture.supplyAsync(() -> ops.post(TEST, "{}"));
    await().atMost(PATIENCE).until(() -> !receiver.calls().isEmpty());
    HttpResponse<String> second = ops.send("POST", "/api/v1/" + TEST, OPERATOR, "{}");
    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(second.body()).contains("refused.crm-tested");
    JsonNode slow = first.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(slow.path("response").asText()).isEqualTo("timeout");
    assertThat(slow.path("milliseconds").asInt()).isBetween(1_500, 10_000);
    receiver.behave(call -> 204);
    assertThat(ops.post(TEST, "{}").path("outcome").asText()).isEqualTo("accepted");
  }

  @Test
  void aTestThatIsAcceptedSendsWhatWaits() throws Exception {
    failWithLongPauses();
    assertThat(ops.post(TEST, "{}").path("response").asText()).isEqualTo("refused");
    receiver = new WebhookReceiver(receiver.port());
    assertThat(ops.post(TEST, "{}").path("outcome").asText()).isEqualTo("accepted");
    awaitNothingPending();
    assertThat(receiver.ids()).hasSize(ENOUGH_TO_FAIL + 1).doesNotHaveDuplicates();
  }

  @Test
  void sendsDeliveredEventsAgainById() throws Exception {
    start();
    connector.offer(1, 2);
    awaitDelivered(2);
    String id = receiver.ids().get(0);
    JsonNode sent = ops.post(REDELIVER, "{\"events\":[\"" + id + "\",\"demo-999-1\"]}");
    assertThat(outcomes(sent)).containsExactly("success", "skipped");
    await().atMost(PATIENCE).until(() -> receiver.calls().size() == 3);
    assertThat(receiver.ids().get(2)).isEqualTo(id);
    assertThat(receiver.calls().get(2).body()).isEqualTo(receiver.calls().get(0).body());
    awaitDelivered(2);
    JsonNode event = event(id);
    assertThat(event.path("redelivered").asInt()).isEqualTo(1);
    assertThat(event.path("attempts").asInt()).isEqualTo(1);
    assertThat(audit()).contains("redeliver-event norte: event " + id + " is sent again");
  }

  @Test
  void sendsDeliveredEventsOfATimeAgain() throws Exception {
    start();
    connector.offer(1, 3);
    awaitDelivered(3);
    Instant now = Instant.now();
    String filter = "\"filter\":{\"since\":\"%s\",\"until\":\"%s\"},\"limit\":2";
    String wanted = filter.formatted(now.minusSeconds(600), now.plusSeconds(600));
    JsonNode dry = ops.post(REDELIVER, "{" + wanted + ",\"dryRun\":true}");
    assertThat(outcomes(dry)).containsExactly("possible", "possible");
    assertThat(receiver.calls()).hasSize(3);
    JsonNode first = ops.post(REDELIVER, "{" + wanted + "}");
    String next = ",\"after\":\"" + first.path("next").asText() + "\"";
    assertThat(outcomes(first)).containsExactly("success", "success");
    await().atMost(PATIENCE).until(() -> receiver.calls().size() == 5);
    awaitDelivered(3);
    assertThat(outcomes(ops.post(REDELIVER, "{" + wanted + next + "}"))).containsExactly("success");
    await().atMost(PATIENCE).until(() -> receiver.calls().size() == 6);
    String earlier = filter.formatted(now.minusSeconds(900), now.minusSeconds(600));
    assertThat(outcomes(ops.post(REDELIVER, "{" + earlier + "}"))).isEmpty();
    assertThat(receiver.ids().stream().distinct()).hasSize(3);
  }

  @Test
  void skipsWhatIsPending() throws Exception {
    failWithLongPauses();
    String id = ops.get("crms/norte/events").at("/events/0/id").asText();
    JsonNode sent = ops.post(REDELIVER, "{\"events\":[\"" + id + "\"]}");
    assertThat(outcomes(sent)).containsExactly("skipped");
    assertThat(sent.at("/results/0/text").asText()).contains("waits for the CRM");
  }

  @Test
  void theBrokerDoesNotDropAnEventThatIsSentAgain() throws Exception {
    connector.withDealer("queue: {}\n    crm: {}");
    start();
    connector.offer(1, 1);
    awaitDelivered(1);
    assertThat(connector.browse("crm.norte.status")).hasSize(1);
    String id = ops.get("crms/norte/events").at("/events/0/id").asText();
    ops.post(REDELIVER, "{\"events\":[\"" + id + "\"]}");
    await().atMost(PATIENCE).until(() -> connector.browse("crm.norte.status").size() == 2);
    assertThat(event(id).path("lastResponse").asText()).isEqualTo("stored");
  }

  @Test
  void aFileThatIsSentAgainDoesNotReplaceTheFirst() throws Exception {
    Path folder = directory.resolve("events");
    connector.withDealer("queue: {}\n    crm:\n      folder: " + folder);
    start();
    connector.offer(1, 1);
    awaitDelivered(1);
    String id = ops.get("crms/norte/events").at("/events/0/id").asText();
    ops.post(REDELIVER, "{\"events\":[\"" + id + "\"]}");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(names(folder))
                    .containsExactlyInAnyOrder(
                        "events-" + id + ".csv", "events-" + id + "-again-1.csv"));
    assertThat(ops.post(TEST, "{}").path("response").asText()).isEqualTo("stored");
    assertThat(names(folder)).anyMatch(name -> name.startsWith("events-test-"));
  }

  @Test
  void anOperatorActsOnThePages() throws Exception {
    start();
    connector.offer(1, 1);
    awaitDelivered(1);
    String id = receiver.ids().get(0);
    ConsoleCalls viewer = console(VIEWER);
    assertThat(viewer.get("/console/crms").body()).doesNotContain("/crms/norte/test");
    assertThat(viewer.get("/console/crms/norte").body()).contains(id).doesNotContain("redeliver\"");
    assertThat(viewer.form("/console/crms/norte/test").statusCode()).isEqualTo(403);
    ConsoleCalls ana = console(OPERATOR);
    assertThat(follow(ana, ana.form("/console/crms/norte/test"))).contains("ms:", "204");
    assertThat(follow(ana, ana.form("/console/crms/norte/redeliver", "event", id)))
        .contains("is sent again");
    await().atMost(PATIENCE).until(() -> receiver.calls().size() == 3);
    assertThat(receiver.ids().get(2)).isEqualTo(id);
    assertThat(follow(ana, ana.form("/console/crms/norte/retry"))).contains("No event waited");
    String today = Instant.now().atZone(java.time.ZoneId.systemDefault()).toLocalDate().toString();
    assertThat(ana.get("/console/crms/norte?state=delivered&since=" + today).body()).contains(id);
    assertThat(ana.get("/console/crms/norte?until=2026-01-01").body())
        .contains("Ningún evento cumple")
        .doesNotContain(id);
    assertThat(ana.get("/console/crms/nobody").statusCode()).isEqualTo(404);
    assertThat(audit()).contains("redeliver-event norte: event " + id + " is sent again");
  }

  private ConsoleCalls console(String token) {
    return new ConsoleCalls("http://127.0.0.1:" + connector.runtime().opsPort()).as(token);
  }

  private static String follow(ConsoleCalls calls, HttpResponse<String> moved) {
    assertThat(moved.statusCode()).isEqualTo(303);
    return calls
        .get(moved.headers().firstValue("Location").orElseThrow(), "Accept-Language", "en")
        .body();
  }

  private void awaitNothingPending() {
    await().atMost(PATIENCE).until(() -> crm().path("pending").asInt() == 0);
  }

  private void awaitDelivered(int number) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> ops.get("crms/norte/events?state=delivered").path("matching").asInt() == number);
  }

  private JsonNode event(String id) {
    for (JsonNode event : ops.get("crms/norte/events").path("events")) {
      if (event.path("id").asText().equals(id)) {
        return event;
      }
    }
    throw new AssertionError("no event " + id);
  }

  private static List<String> outcomes(JsonNode batch) {
    return batch.findValuesAsText("outcome");
  }

  private List<String> audit() {
    return Stream.of(ops.get("audit").path("entries"))
        .flatMap(entries -> java.util.stream.StreamSupport.stream(entries.spliterator(), false))
        .map(
            entry ->
                entry.path("action").asText()
                    + " "
                    + entry.path("details").asText()
                    + ": "
                    + entry.path("outcome").asText())
        .toList();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .toList();
    }
  }
}
