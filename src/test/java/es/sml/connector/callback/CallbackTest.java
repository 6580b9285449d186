package es.sml.connector.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.WebhookReceiver;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 52-callback: CRMs get each event by webhook, file or queue until they acknowledge it. */
class CallbackTest {
  private static final String SECRET = secret(1);
  private static final String NEXT = secret(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;
  private final WebhookReceiver receiver;
  private RunningConnector connector;

  CallbackTest() throws IOException {
    receiver = new WebhookReceiver();
  }

  @BeforeEach
  void writeSecrets() throws IOException {
    Files.createDirectories(directory.resolve("config"));
    Files.writeString(directory.resolve("config/secret"), SECRET);
    Files.writeString(directory.resolve("config/next"), NEXT);
    connector =
        new RunningConnector(directory)
            .withSetting("callback.interval", "100ms")
            .withSetting("callback.allowed-hosts", "127.0.0.1, localhost")
            .withSetting("callback.private-networks", "127.0.0.0/8")
            .withDealer(webhook(receiver.url()));
  }

  @AfterEach
  void stop() {
    connector.close();
    receiver.close();
  }

  @Test
  void signsEachEventWithEverySecret() throws Exception {
    connector.start();
    connector.offer(1, 1);
    awaitCalls(1);
    WebhookReceiver.Call call = receiver.calls().get(0);
    new Webhook(SECRET).verify(call.body(), lowerCase(call.headers()));
    new Webhook(NEXT).verify(call.body(), lowerCase(call.headers()));
    assertThatThrownBy(() -> new Webhook(secret(3)).verify(call.body(), lowerCase(call.headers())))
        .isInstanceOf(WebhookVerificationException.class);
    assertThatThrownBy(
            () -> new Webhook(SECRET).verify(call.body() + " ", lowerCase(call.headers())))
        .isInstanceOf(WebhookVerificationException.class);
    assertThat(call.headers().get("Webhook-id")).containsExactly(call.id());
    assertThat(call.headers().get("Content-type"))
        .containsExactly("application/cloudevents+json; charset=utf-8");
    assertThat(call.headers().keySet())
        .containsExactlyInAnyOrder(
            "Webhook-id",
            "Webhook-timestamp",
            "Webhook-signature",
            "Content-type",
            "Content-length",
            "Accept-encoding",
            "Connection",
            "User-agent",
            "Host");
  }

  @Test
  void retriesUntilTheReceiverHasIt() throws Exception {
    receiver.behave(call -> receiver.calls().size() < 3 ? 500 : 200);
    connector.start();
    connector.offer(1, 1);
    awaitCalls(3);
    assertThat(receiver.ids()).containsOnly(receiver.ids().get(0));
    await().atMost(PATIENCE).until(() -> waiting() == 0);
  }

  @Test
  void keepsTheOrderOfALeadWhileOthersGoOn() throws Exception {
    connector.start();
    connector.offer(1, 1);
    awaitCalls(1);
    String first = receiver.calls().get(0).event().at("/data/leadId").asText();
    CountDownLatch mended = new CountDownLatch(1);
    receiver.behave(
        call ->
            mended.getCount() > 0 && call.event().at("/data/leadId").asText().equals(first)
                ? 500
                : 200);
    connector.api("PATCH", "/api/lead/" + first + "/change_status/", "{\"status\":\"tracing\"}");
    await().atMost(PATIENCE).until(() -> receiver.calls().size() > 1);
    connector.api("PATCH", "/api/lead/" + first + "/", "{\"status\":\"end\"}");
    await().atMost(PATIENCE).until(() -> waiting() == 2);
    connector.offer(2, 3);
    await().atMost(PATIENCE).until(() -> waiting() == 2 && receiver.calls().size() >= 5);
    assertThat(types(first)).doesNotContain("finished");
    mended.countDown();
    await().atMost(PATIENCE).until(() -> waiting() == 0);
    assertThat(types(first).stream().distinct())
        .containsExactly("created", "status-changed", "finished");
    assertThat(types(first).get(types(first).size() - 1)).isEqualTo("finished");
  }

  @Test
  void followsNoRedirect() throws Exception {
    receiver.behave(call -> 302);
    connector.start();
    connector.offer(1, 1);
    awaitCalls(2);
    assertThat(receiver.calls()).extracting(WebhookReceiver.Call::path).containsOnly("/events");
    assertThat(reason())
        .contains("127.0.0.1: the receiver responded 302", "does not follow redirects");
  }

  @Test
  void leavesAReceiverAloneThatAsksForIt() throws Exception {
    AtomicBoolean asked = new AtomicBoolean();
    receiver.behave(call -> asked.compareAndSet(false, true) ? 429 : 200);
    connector.start();
    connector.offer(1, 3);
    awaitCalls(4);
    await().atMost(PATIENCE).until(() -> waiting() == 0);
  }

  @Test
  void connectsToNoPrivateAddressThatIsNotAllowed() throws Exception {
    connector.withSetting("callback.private-networks", "10.0.0.0/8");
    connector.withDealer(webhook(receiver.url().replace("127.0.0.1", "localhost"))).start();
    connector.offer(1, 1);
    await().atMost(PATIENCE).until(() -> reason() != null);
    assertThat(reason()).contains("localhost has an address that is not public");
    assertThat(receiver.calls()).isEmpty();
  }

  @Test
  void refusesAHostThatIsNotAllowed() {
    connector.withSetting("callback.allowed-hosts", "crm.example");
    assertThatThrownBy(connector::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("crm.webhook.url")
        .hasMessageContaining("callback.allowed-hosts");
  }

  @Test
  void refusesHttpWhereNoPrivateNetworkIsAllowed() {
    connector.withSetting("callback.private-networks", "");
    assertThatThrownBy(connector::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("must be https");
  }

  @Test
  void aReceiverThatHangsDelaysNoOther() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    receiver.behave(
        call -> {
          await().forever().until(() -> stopped.getCount() == 0);
          return 200;
        });
    try (WebhookReceiver other = new WebhookReceiver()) {
      connector
          .withSetting("callback.timeout", "20s")
          .withDealer(
              webhook(receiver.url())
                  + "\n  sur:\n    account: demo\n    source: 1\n    "
                  + webhook(other.url()).replace("queue: {}", "queue: {}"))
          .start();
      connector.offer(1, 8);
      await().atMost(PATIENCE).until(() -> receiver.calls().size() == 4);
      connector.send("dealers.sur.leads", RunningConnector.lead(20));
      await().atMost(PATIENCE).until(() -> other.calls().size() == 1);
      assertThat(receiver.calls()).hasSize(4);
    } finally {
      stopped.countDown();
    }
  }

  @Test
  void theEventsOfOthersGoOnAfterAWebhookIsRemoved() throws Exception {
    try (WebhookReceiver other = new WebhookReceiver()) {
      connector
          .withSetting("reload.interval", "100ms")
          .withDealer(
              webhook(receiver.url())
                  + "\n  sur:\n    account: demo\n    source: 1\n    "
                  + webhook(other.url()))
          .start();
      connector.withDealer(webhook(receiver.url())).writeDealers(connector.norte());
      await()
          .atMost(PATIENCE)
          .until(() -> connector.runtime().context().getRoute("callback-webhook-sur") == null);
      connector.offer(1, 1);
      awaitCalls(1);
    }
  }

  @Test
  void deadLettersAnEventAfterTheRetryPeriodAndReplaysIt() throws Exception {
    receiver.behave(call -> 400);
    Files.writeString(directory.resolve("config/operator"), OpsCalls.OPERATOR);
    connector
        .withSetting("callback.retry-period", "1s")
        .withSetting("ops.enabled", "true")
        .withSetting("ops.port", "0")
        .withSetting("ops.operator-token", "file:operator")
        .start();
    connector.offer(1, 1);
    await().atMost(PATIENCE).until(() -> connector.browse("leads.dead").size() == 1);
    Message deadLetter = connector.browse("leads.dead").get(0);
    assertThat(deadLetter.getStringProperty(LeadHeaders.STAGE)).isEqualTo("callback");
    assertThat(deadLetter.getStringProperty(LeadHeaders.DEALER)).isEqualTo("norte");
    assertThat(deadLetter.getStringProperty(LeadHeaders.REASON)).contains("400");
    receiver.behave(call -> 200);
    OpsCalls ops = new OpsCalls(connector.runtime().opsPort());
    JsonNode replayed = ops.post("dead-letters/replay", "{\"filter\":{\"stage\":\"callback\"}}");
    assertThat(replayed.at("/results/0/outcome").asText())
        .as(replayed.toString())
        .isEqualTo("success");
    await().atMost(PATIENCE).until(() -> waiting() == 0);
    connector.awaitQueueEmpty("leads.dead");
    assertThat(receiver.ids()).containsOnly(deadLetter.getStringProperty(LeadHeaders.NAME));
  }

  @Test
  void writesEventsIntoWholeFiles() throws Exception {
    Path folder = directory.resolve("events");
    connector.withDealer("queue: {}\n    crm:\n      folder: " + folder).start();
    connector.offer(1, 3);
    await().atMost(PATIENCE).until(() -> lines(folder).size() >= 3);
    await().atMost(PATIENCE).until(() -> waiting() == 0);
    assertThat(lines(folder))
        .hasSize(3)
        .allMatch(line -> line.contains(",es.sml.lead.created.v1,"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .allMatch(name -> name.startsWith("events-demo-") && name.endsWith(".csv"));
    }
  }

  @Test
  void anEventOfADealerWithoutACrmIsADeadLetter() throws Exception {
    receiver.behave(call -> 500);
    connector.start();
    connector.offer(1, 1);
    awaitCalls(1);
    connector.stop();
    connector.withDealer("queue: {}").start();
    await().atMost(PATIENCE).until(() -> connector.browse("leads.dead").size() == 1);
    assertThat(connector.browse("leads.dead").get(0).getStringProperty(LeadHeaders.REASON))
        .contains("has no crm in dealers.yaml");
  }

  private static String webhook(String url) {
    return "queue: {}\n    crm:\n      webhook:\n        url: "
        + url
        + "\n        secrets: [file:secret, file:next]";
  }

  private static String secret(int seed) {
    byte[] key = new byte[32];
    key[0] = (byte) seed;
    return "whsec_" + Base64.getEncoder().encodeToString(key);
  }

  private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
    Map<String, List<String>> lower = new HashMap<>();
    headers.forEach((name, values) -> lower.put(name.toLowerCase(java.util.Locale.ROOT), values));
    return lower;
  }

  private void awaitCalls(int count) {
    await().atMost(PATIENCE).until(() -> receiver.calls().size() >= count);
  }

  private List<String> types(String lead) {
    return receiver.calls().stream()
        .map(WebhookReceiver.Call::event)
        .filter(event -> event.at("/data/leadId").asText().equals(lead))
        .map(event -> event.path("type").asText().replaceAll("es.sml.lead.|.v1", ""))
        .toList();
  }

  private static List<String> lines(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> whole =
          files.filter(file -> !file.getFileName().toString().startsWith(".")).toList();
      List<String> lines = new java.util.ArrayList<>();
      for (Path file : whole) {
        List<String> content = Files.readAllLines(file);
        assertThat(content.get(0)).startsWith("id,type,time,dealer,leadId,");
        lines.addAll(content.subList(1, content.size()));
      }
      return lines;
    }
  }

  private int waiting() {
    return connector
        .ledger()
        .sql(
            "SELECT COUNT(*) FROM crm_event WHERE delivered_at IS NULL AND dead_lettered_at IS NULL")
        .query(Integer.class)
        .single();
  }

  private String reason() {
    return connector
        .ledger()
        .sql("SELECT MAX(reason) FROM crm_event")
        .query(String.class)
        .optional()
        .orElse(null);
  }
}
