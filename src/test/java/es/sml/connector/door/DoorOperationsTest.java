package es.sml.connector.door;

import static es.sml.connector.testing.OpsCalls.OPERATOR;
import static es.sml.connector.testing.OpsCalls.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.console.ConsoleCalls;
import es.sml.connector.metrics.Exposition;
import es.sml.connector.testing.Http11;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.RunningConnector;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The channels of the door in the status, health, metrics, console and at a reload. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorOperationsTest {
  private static final String PUBLIC = "https://leads.norte.example";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final AtomicInteger NEXT = new AtomicInteger(611_000_000);
  private static final String SOURCES =
      """
      sources: [{channel: shop, source: 2}]
          channels:
            ads: {kind: google, secrets: ['env:BROKER_PASSWORD']}
            keys: {kind: google, secrets: ['env:BROKER_PASSWORD']}
            plugin: {kind: form, path-secret: 'env:PATH_SECRET'}
            shop: {kind: form, path-secret: 'env:PATH_SECRET'}
            web: {kind: form, form: {origins: ['https://www.norte.example']}}""";

  @TempDir static Path directory;

  private RunningConnector connector;
  private OpsCalls ops;

  @BeforeAll
  void start() throws Exception {
    Files.createDirectories(directory.resolve("config"));
    Files.writeString(directory.resolve("config/operator"), OPERATOR);
    Files.writeString(directory.resolve("config/viewer"), VIEWER);
    connector =
        new RunningConnector(directory)
            .withSetting("door.enabled", "true")
            .withSetting("door.port", "0")
            .withSetting("door.public-url", PUBLIC)
            .withSetting("reload.interval", "1h")
            .withSetting("ops.enabled", "true")
            .withSetting("ops.port", "0")
            .withSetting("ops.operator-token", "file:operator")
            .withSetting("ops.viewer-token", "file:viewer")
            .withDealer(SOURCES)
            .start();
    ops = new OpsCalls(connector.runtime().opsPort());
  }

  @AfterAll
  void stop() {
    connector.close();
  }

  @Test
  void theStatusShowsEachChannelWithItsMaskedUrl() throws Exception {
    int before = channel("norte/plugin").at("/requests/stored").asInt();
    assertThat(send("plugin/" + RunningConnector.PATH_SECRET, form(phone()))).isEqualTo(200);
    JsonNode plugin = channel("norte/plugin");
    assertThat(plugin.path("dealer").asText()).isEqualTo("norte");
    assertThat(plugin.path("kind").asText()).isEqualTo("form");
    assertThat(plugin.path("status").asText()).isEqualTo("UP");
    assertThat(plugin.path("url").asText()).isEqualTo(PUBLIC + "/in/norte/plugin/******");
    assertThat(plugin.path("lastStored").asText()).isNotEqualTo("null");
    assertThat(plugin.at("/requests/stored").asInt()).isEqualTo(before + 1);
    assertThat(ops.send("GET", "/api/v1/status", OPERATOR, null).body())
        .doesNotContain(RunningConnector.PATH_SECRET);
    assertThat(health().at("/components/door/status").asText()).isEqualTo("UP");
  }

  @Test
  void aRefusedChannelIsDegradedWithItsReasonUntilALeadIsStored() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(send("web", form(phone()), "Origin", "https://other.example")).isEqualTo(403);
    }
    JsonNode web = channel("norte/web");
    assertThat(web.path("status").asText()).isEqualTo("DEGRADED");
    assertThat(web.path("reason").asText()).contains("refused", "form.origins");
    assertThat(web.path("lastRefusalReason").asText()).contains("form.origins");
    assertThat(ops.get("status").path("problems").toString()).contains("channel-norte/web");
    assertThat(send("web", form(phone()), "Origin", "https://www.norte.example")).isEqualTo(200);
    assertThat(channel("norte/web").path("status").asText()).isEqualTo("UP");
  }

  @Test
  void aWrongGoogleKeyRaisesTheAlarm() throws Exception {
    String lead = "{\"lead_id\":\"G-1\",\"google_key\":\"wrong\",\"user_column_data\":[]}";
    assertThat(send("keys", lead, "Content-Type", "application/json")).isEqualTo(200);
    JsonNode keys = channel("norte/keys");
    assertThat(keys.path("status").asText()).isEqualTo("DEGRADED");
    assertThat(keys.path("reason").asText()).contains("google_key");
    assertThat(metrics().value("sml_connector_component_up", "{component=\"channel-norte/keys\"}"))
        .isZero();
  }

  @Test
  void aChannelShowsThatItsSendersUrlHasAWrongSecret() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(send("plugin/wrong", "a=1")).isEqualTo(404);
    }
    JsonNode plugin = channel("norte/plugin");
    assertThat(plugin.path("status").asText()).isEqualTo("DEGRADED");
    assertThat(plugin.path("code").asText()).isEqualTo("refusal.in-a-row");
    assertThat(plugin.path("reason").asText())
        .contains("the URL does not end with the channel's path-secret");
    assertThat(send("plugin/" + RunningConnector.PATH_SECRET, form(phone()))).isEqualTo(200);
    assertThat(channel("norte/plugin").path("status").asText()).isEqualTo("UP");
  }

  @Test
  void metricsCountTheRequestsOfConfiguredChannelsOnly() throws Exception {
    assertThat(send("plugin/" + RunningConnector.PATH_SECRET, form(phone()))).isEqualTo(200);
    assertThat(send("nothing-" + NEXT.get(), "a=1")).isEqualTo(404);
    assertThat(send("ads/more", "a=1")).isEqualTo(404); // ads has no secret in its URL
    Exposition metrics = metrics();
    assertThat(metrics.value(requests(), labels("norte", "plugin", "stored"))).isPositive();
    assertThat(metrics.value(requests(), labels("norte", "ads", "refused"))).isZero();
    assertThat(metrics.value(requests(), labels("unknown", "unknown", "unknown")))
        .isGreaterThanOrEqualTo(2);
    assertThat(
            metrics.value(
                "sml_connector_door_response_duration_seconds_count",
                "{channel=\"plugin\",dealer=\"norte\"}"))
        .isPositive();
    assertThat(metrics.value("sml_connector_leads_received_total", DOOR)).isNotNaN();
    assertThat(metrics.series().keySet()).noneMatch(series -> series.contains("nothing-"));
  }

  private static final String DOOR = "{channel=\"door\",dealer=\"norte\"}";

  @Test
  void onlyOperatorsSeeTheWholeUrl() {
    String secret = "/in/norte/plugin/" + RunningConnector.PATH_SECRET;
    assertThat(console().as(OPERATOR).get("/console/channels").body()).contains(PUBLIC + secret);
    assertThat(console().as(VIEWER).get("/console/channels").body())
        .contains(PUBLIC + "/in/norte/plugin/******")
        .doesNotContain(secret)
        .doesNotContain("/console/channels/test");
  }

  @Test
  void theTestLeadOfAnOperatorIsStoredAndDoesNotReachSml() {
    assertThat(
            console()
                .as(VIEWER)
                .form("/console/channels/test", "channel", "norte/ads")
                .statusCode())
        .isEqualTo(403);
    ConsoleCalls ana = console().as(OPERATOR);
    int before = connector.created();
    HttpResponse<String> tested = ana.form("/console/channels/test", "channel", "norte/ads");
    assertThat(tested.statusCode()).isEqualTo(303);
    String page = ana.get(tested.headers().firstValue("Location").orElseThrow()).body();
    assertThat(page).contains("norte/ads", "ref:");
    String reference = page.replaceAll("(?s).*(ref:[0-9a-f]+).*", "$1");
    JsonNode lead = await().atMost(PATIENCE).until(() -> lead(reference), JsonNode::isObject);
    assertThat(lead.path("channel").asText()).isEqualTo("DOOR");
    await()
        .atMost(PATIENCE)
        .until(() -> lead(reference).path("state").asText().equals("NOT_A_LEAD"));
    assertThat(connector.created()).isEqualTo(before);
    JsonNode entry = ops.get("audit").at("/entries/0");
    assertThat(entry.path("action").asText()).isEqualTo("test-channel");
    assertThat(entry.path("who").asText()).contains("operator (Ana)");
    assertThat(entry.path("details").asText()).isEqualTo("norte/ads");
  }

  @Test
  void aRuleOfAChannelGivesItsLeadsTheirSource() throws Exception {
    String phone = phone();
    assertThat(send("shop/" + RunningConnector.PATH_SECRET, form(phone))).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> connector.leadsOf(phone).size() == 1);
    assertThat(connector.leadsOf(phone).get(0).path("source").asInt()).isEqualTo(2);
  }

  @Test
  void aChannelThatStaysLosesNoRequestAtAReload() throws Exception {
    AtomicBoolean ends = new AtomicBoolean();
    List<String> sent = new ArrayList<>();
    List<Integer> other = new ArrayList<>();
    CompletableFuture<Void> sender =
        CompletableFuture.runAsync(
            () -> {
              while (!ends.get()) {
                String phone = phone();
                int status = send("plugin/" + RunningConnector.PATH_SECRET, form(phone));
                if (status == 200) {
                  sent.add(phone);
                } else {
                  other.add(status);
                }
              }
            });
    String added = "    channels:\n      spring: {kind: form, path-secret: 'env:PATH_SECRET'}\n";
    for (int i = 0; i < 3; i++) {
      connector.writeDealers(
          connector.norte(), "  sur:\n    account: demo\n    source: 1\n" + added);
      assertThat(ops.post("reload", "").path("outcome").asText()).isEqualTo("applied");
      assertThat(sendTo("sur/spring/" + RunningConnector.PATH_SECRET, form(phone())))
          .isEqualTo(200);
      assertThat(channels()).contains("sur/spring");
      connector.writeDealers(connector.norte());
      assertThat(ops.post("reload", "").path("outcome").asText()).isEqualTo("applied");
      assertThat(sendTo("sur/spring/" + RunningConnector.PATH_SECRET, form(phone())))
          .isEqualTo(404);
    }
    ends.set(true);
    sender.join();
    assertThat(other).isEmpty();
    assertThat(sent).isNotEmpty();
    assertThat(channels()).doesNotContain("sur/spring");
    assertThat(metrics().series().keySet()).noneMatch(series -> series.contains("spring"));
    for (String phone : sent) {
      await().atMost(PATIENCE).until(() -> connector.leadsOf(phone).size() == 1);
    }
  }

  @Test
  void aChangedChannelIsInForceAfterAReload() throws Exception {
    String changed = connector.norte().replace("www.norte.example", "new.norte.example");
    assertThat(send("web", form(phone()), "Origin", "https://new.norte.example")).isEqualTo(403);
    connector.writeDealers(changed);
    ops.post("reload", "");
    assertThat(send("web", form(phone()), "Origin", "https://new.norte.example")).isEqualTo(200);
    connector.writeDealers(connector.norte());
    ops.post("reload", "");
    assertThat(send("web", form(phone()), "Origin", "https://www.norte.example")).isEqualTo(200);
  }

  @Test
  void aBrowserAndTheCommandCheckHearThatAChannelExists() throws Exception {
    int before = channel("norte/ads").at("/requests/refused").asInt();
    HttpResponse<String> response =
        Http11.CLIENT.send(
            HttpRequest.newBuilder(URI.create(door() + "norte/ads"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("POST");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(channel("norte/ads").at("/requests/refused").asInt()).isEqualTo(before);
  }

  private String door() {
    return "http://127.0.0.1:" + connector.runtime().doorPort() + "/in/";
  }

  private List<String> channels() {
    List<String> names = new ArrayList<>();
    ops.get("status").path("channels").forEach(each -> names.add(each.path("channel").asText()));
    return names;
  }

  private JsonNode channel(String name) {
    for (JsonNode channel : ops.get("status").path("channels")) {
      if (channel.path("channel").asText().equals(name)) {
        return channel;
      }
    }
    throw new AssertionError("no channel " + name);
  }

  private JsonNode health() {
    return OpsCalls.json(ops.send("GET", "/observe/health", OPERATOR, null));
  }

  private Exposition metrics() {
    return Exposition.of(ops.send("GET", "/observe/metrics", OPERATOR, null).body());
  }

  private JsonNode lead(String reference) {
    JsonNode found = ops.post("leads/search", "{\"text\":\"" + reference + "\"}");
    return found.at("/leads/0");
  }

  private ConsoleCalls console() {
    return new ConsoleCalls("http://127.0.0.1:" + connector.runtime().opsPort());
  }

  private static String requests() {
    return "sml_connector_door_requests_total";
  }

  private static String labels(String dealer, String channel, String outcome) {
    return "{channel=\"%s\",dealer=\"%s\",outcome=\"%s\"}".formatted(channel, dealer, outcome);
  }

  private static String phone() {
    return String.valueOf(NEXT.incrementAndGet());
  }

  private static String form(String phone) {
    return "nombre=Ana+Ruiz&coche=Seat+Ibiza&telefono=" + phone;
  }

  private int send(String channel, String body, String... headers) {
    return sendTo("norte/" + channel, body, headers);
  }

  private int sendTo(String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(door() + path))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length == 0 || !headers[0].equals("Content-Type")) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return Http11.CLIENT
          .send(request.build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
