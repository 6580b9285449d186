package es.sml.connector.door.fetch;

import static es.sml.connector.door.DoorCalls.phone;
import static es.sml.connector.door.DoorCalls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.door.DoorCalls;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.testing.Http11;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.RunningConnector;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Meta lead ads in a running connector, from the webhook's id to the lead in SML. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MetaStationTest {
  private static final String APP_SECRET = "demo-app-secret";
  private static final String TOKEN = "demo-page-token";
  private static final Instant TOKEN_END = Instant.parse("2027-01-30T00:00:00Z");
  private static final String QUEUE = "leads.meta.norte.fb";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path directory;

  private RunningConnector connector;
  private DoorCalls door;

  @BeforeAll
  void start() throws Exception {
    connector = DoorCalls.connector(directory).withSetting("reload.interval", "100ms");
    door = new DoorCalls(connector);
    graph("token-end", "{\"seconds\":" + TOKEN_END.getEpochSecond() + "}");
    writeSecret("operator", OpsCalls.OPERATOR);
    connector
        .withSetting("ops.enabled", "true")
        .withSetting("ops.port", "0")
        .withSetting("ops.operator-token", "file:operator");
    writeSecret("app-secret", APP_SECRET);
    writeSecret("page-token", TOKEN);
    connector
        .withDealer(
            """
            channels:
                  fb:
                    kind: meta
                    secrets: [file:app-secret]
                    meta:
                      verify-token: env:PATH_SECRET
                      app-id: "444"
                      page-tokens: {111: file:page-token}
                      token: file:page-token
                      graph-url: %s/graph/v25.0"""
                .formatted(connector.sandboxUrl()))
        .start();
    graph(
        "forms",
        """
        {"id":"333","page_id":"111","name":"Prueba Ibiza",
         "questions":[{"key":"q1","type":"CUSTOM","label":"¿Qué modelo te interesa?"},
           {"key":"q2","type":"CUSTOM","label":"¿Cuándo quieres comprar?",
            "options":[{"key":"o1","value":"Este mes"}]}],
         "legal_content":{"custom_disclaimer":{"checkboxes":[
           {"key":"ofertas","text":"Acepto recibir ofertas"}]}}}""");
    // The first reading only records how far the forms are.
    meta().get("norte/fb").read();
  }

  @Test
  void theEndOfATokenIsKnownSoThatAnAlertComesBefore() throws Exception {
    meta().readDue();
    assertThat(meta().tokenEnds())
        .isEqualTo(
            Map.of(
                "dealers.norte.channels.fb.meta.token", TOKEN_END,
                "dealers.norte.channels.fb.meta.page-tokens.111", TOKEN_END));
  }

  @AfterEach
  void clear() throws Exception {
    send(sandbox("DELETE", "faults", null));
    graph("tokens", "{\"token\":\"" + TOKEN + "\"}");
  }

  @AfterAll
  void stop() {
    connector.stop();
    connector.stopSandbox();
  }

  @Test
  @Order(1) // a later test makes Meta refuse a field, and then leads come with few
  void anIdBecomesALeadWithTheTextsOfItsForm() throws Exception {
    String phone = phone();
    JsonNode added =
        graph(
            "leads",
            """
            {"platform":"ig","campaign_name":"Otoño","field_data":[
              {"name":"full_name","values":["Ana Gil"]},{"name":"phone_number","values":["%s"]},
              {"name":"q1","values":["Seat Ibiza"]},{"name":"q2","values":["o1"]}],
             "custom_disclaimer_responses":[{"checkbox_key":"ofertas","is_checked":"1"}]}"""
                .formatted(phone));
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> response = webhook(added);
      assertThat(response.statusCode()).isEqualTo(200);
    }
    JsonNode lead = awaitLead(phone);
    assertThat(lead.at("/vehicle/brand_model").asText()).contains("Ibiza");
    assertThat(lead.toString())
        .contains("Este mes")
        .contains("Consentimiento ofertas: sí («Acepto recibir ofertas»)")
        .contains("Otoño");
  }

  @Test
  void aForgedNotificationIsRefused() throws Exception {
    HttpResponse<String> response = post("{\"object\":\"page\",\"entry\":[]}", "sha256=00");
    assertThat(response.statusCode()).isEqualTo(401);
  }

  @Test
  void aThousandChangesInOneRequestAreAThousandIds() throws Exception {
    long before = requests("lead");
    ObjectNode webhook = JSON.createObjectNode().put("object", "page");
    ArrayNode changes = webhook.putArray("entry").addObject().put("id", "111").putArray("changes");
    String phone = phone();
    String real = graph("leads", lead(phone)).path("id").asText();
    for (int i = 0; i < 1_000; i++) {
      changes
          .addObject()
          .put("field", "leadgen")
          .putObject("value")
          .put("leadgen_id", i == 500 ? real : String.valueOf(7_000_000_000L + i))
          .put("page_id", "111");
    }
    assertThat(post(webhook.toString(), signature(webhook.toString())).statusCode()).isEqualTo(200);
    awaitLead(phone);
    await().atMost(DoorCalls.PATIENCE).until(() -> requests("lead") >= before + 1_000);
  }

  @Test
  void throttlingDelaysTheLead() throws Exception {
    fault("{\"kind\":\"throttled\",\"times\":1}");
    String phone = phone();
    webhook(graph("leads", lead(phone)));
    awaitLead(phone);
  }

  @Test
  void aFieldThatMetaRefusesIsLeftOut() throws Exception {
    fault("{\"kind\":\"unknown-field\",\"field\":\"retailer_item_id\",\"request\":\"lead\"}");
    String phone = phone();
    webhook(graph("leads", lead(phone)));
    awaitLead(phone);
  }

  @Test
  void cutAndFailedResponsesDelayTheLead() throws Exception {
    fault("{\"kind\":\"truncated-body\",\"times\":1,\"request\":\"lead\"}");
    fault("{\"kind\":\"status\",\"status\":500,\"times\":1,\"request\":\"lead\"}");
    String phone = phone();
    webhook(graph("leads", lead(phone)));
    awaitLead(phone);
  }

  @Test
  void anIdWaitsForANewTokenOverAReload() throws Exception {
    graph("tokens", "{\"token\":\"new-page-token\"}");
    String phone = phone();
    webhook(graph("leads", lead(phone)));
    await().atMost(DoorCalls.PATIENCE).until(() -> trouble() != null);
    assertThat(trouble().toString()).contains("error code 190").contains("dealers.yaml");
    assertThat(trouble().in(Locale.forLanguageTag("es")))
        .contains("con el código de error 190: no acepta el token de acceso");
    assertThat(connector.leadsOf(phone)).isEmpty();
    writeSecret("page-token", "new-page-token");
    awaitLead(phone);
    assertThat(trouble()).isNull();
    writeSecret("page-token", TOKEN);
  }

  @Test
  @Order(Integer.MAX_VALUE) // another test expects a single dead letter
  void anUnreadableNotificationBecomesADeadLetter() throws Exception {
    int before = connector.browse("leads.dead").size();
    assertThat(post("hola", signature("hola")).statusCode()).isEqualTo(200);
    await()
        .atMost(DoorCalls.PATIENCE)
        .until(() -> connector.browse("leads.dead").size() == before + 1);
    assertThat(connector.browse("leads.dead").get(before).getStringProperty("LeadReason"))
        .contains("has no usable id");
  }

  @Test
  void anInventedIdBecomesADeadLetter() throws Exception {
    connector.send(
        QUEUE,
        session -> {
          var message = session.createTextMessage("{\"page_id\":\"111\"}");
          message.setStringProperty("LeadName", "444444444444");
          message.setStringProperty("LeadDealer", "norte");
          message.setStringProperty("LeadMailbox", "fb");
          message.setIntProperty("LeadFetches", 5);
          return message;
        });
    await().atMost(DoorCalls.PATIENCE).until(() -> !connector.browse("leads.dead").isEmpty());
    var dead = connector.browse("leads.dead").get(0);
    assertThat(dead.getStringProperty("LeadReason"))
        .contains("6 attempts")
        .contains("test button invents ids");
    assertThat(dead.getStringProperty("LeadStage")).isEqualTo("fetch");
    // The lead appears later, and an operator replays its id.
    String phone = phone();
    graph("leads", lead(phone).replace("{\"field", "{\"id\":\"444444444444\",\"field"));
    JsonNode replay =
        new OpsCalls(connector.runtime().opsPort())
            .post("dead-letters/replay", "{\"filter\":{\"stage\":\"fetch\"}}");
    assertThat(replay.at("/results/0/outcome").asText()).isEqualTo("success");
    awaitLead(phone);
  }

  @Test
  void theNightlyReadingFindsALeadWhoseWebhookNeverCame() throws Exception {
    String notified = phone();
    webhook(graph("leads", lead(notified)));
    awaitLead(notified);
    String forgotten = phone();
    graph("leads", lead(forgotten));
    meta().get("norte/fb").read();
    awaitLead(forgotten);
    meta().get("norte/fb").read();
    assertThat(status().recoveredLeads()).isZero();
    assertThat(connector.leadsOf(notified)).hasSize(1);
    assertThat(connector.leadsOf(forgotten)).hasSize(1);
  }

  private static void writeSecret(String name, String value) throws IOException {
    Path config = Files.createDirectories(directory.resolve("config"));
    Files.writeString(config.resolve(name), value);
  }

  @Test
  @Order(9) // it restarts the connector
  void idsOutliveARestartWhileMetaIsAway() throws Exception {
    fault("{\"kind\":\"reset\",\"request\":\"lead\"}");
    List<String> phones = List.of(phone(), phone());
    for (String phone : phones) {
      webhook(graph("leads", lead(phone)));
    }
    await().atMost(DoorCalls.PATIENCE).until(() -> status().waiting().containsKey("111"));
    connector.stop();
    connector.start();
    send(sandbox("DELETE", "faults", null));
    for (String phone : phones) {
      awaitLead(phone);
    }
  }

  @Test
  void aTestLeadIsNoLead() throws Exception {
    JsonNode added = graph("leads", lead("<test lead: dummy data for phone_number>"));
    webhook(added);
    await()
        .atMost(DoorCalls.PATIENCE)
        .until(
            () ->
                connector.browse("leads.dismissed").stream()
                    .anyMatch(message -> name(message).equals(added.path("id").asText())));
  }

  @Test
  void anotherPageIsNotDelayedByAThrottledOne() throws Exception {
    graph("forms", "{\"id\":\"334\",\"page_id\":\"222\",\"name\":\"Otra\"}");
    fault("{\"kind\":\"throttled\",\"minutes\":60,\"times\":1,\"request\":\"lead\"}");
    String paused = phone();
    webhook(graph("leads", lead(paused).replace("{\"field", "{\"form_id\":\"334\",\"field")));
    await().atMost(DoorCalls.PATIENCE).until(() -> status().waiting().containsKey("222"));
    String other = phone();
    webhook(graph("leads", lead(other)));
    awaitLead(other);
    assertThat(connector.leadsOf(paused)).isEmpty();
  }

  private static String name(Message message) {
    try {
      return String.valueOf(message.getStringProperty("LeadName"));
    } catch (JMSException e) {
      throw new AssertionError(e);
    }
  }

  private FetchChannels meta() {
    return connector
        .runtime()
        .context()
        .getRegistry()
        .lookupByNameAndType("fetchChannels", FetchChannels.class);
  }

  private FetchStatus status() {
    return meta().all().get(0);
  }

  private LocalizedText trouble() {
    return meta().get("norte/fb").trouble();
  }

  private JsonNode awaitLead(String phone) {
    String id = door.awaitOneLead(phone).path("id").asText();
    return connector.api("GET", "/api/lead/" + id + "/", null);
  }

  private static String lead(String phone) {
    return """
    {"field_data":[{"name":"full_name","values":["Ana Gil"]},
      {"name":"phone_number","values":["%s"]},{"name":"q1","values":["Seat Ibiza"]}]}"""
        .formatted(phone);
  }

  private long requests(String kind) throws Exception {
    HttpResponse<String> response = send(sandbox("GET", "stats", null));
    return JSON.readTree(response.body()).path(kind).asLong();
  }

  private void fault(String json) throws Exception {
    graph("faults", json);
  }

  private JsonNode graph(String path, String json) throws Exception {
    HttpResponse<String> response = send(sandbox("POST", path, json));
    assertThat(response.statusCode()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private HttpRequest.Builder sandbox(String method, String path, String json) {
    return Http11.request(
            URI.create(connector.sandboxUrl() + "/sandbox/graph/" + path), method, json)
        .header("Content-Type", DoorCalls.JSON);
  }

  private HttpResponse<String> webhook(JsonNode added) throws Exception {
    return post(added.path("webhook").asText(), added.path("signature").asText());
  }

  private HttpResponse<String> post(String body, String signature) throws Exception {
    return send(door.post("fb", DoorCalls.JSON, body).header("X-Hub-Signature-256", signature));
  }

  private static String signature(String body) throws Exception {
    return "sha256=" + HexFormat.of().formatHex(DoorCalls.hmac(APP_SECRET, body));
  }
}
