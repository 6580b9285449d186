package es.sml.connector.door.fetch;

import static es.sml.connector.door.DoorCalls.phone;
import static es.sml.connector.door.DoorCalls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.door.DoorCalls;
import es.sml.connector.door.fetch.linkedin.LinkedInApi;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.testing.CapturedLog;
import es.sml.connector.testing.Http11;
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
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LinkedIn lead gen forms in a running connector, from the notification to the lead in SML. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkedInStationTest {
  private static final String CLIENT_SECRET = "demo-client-secret";
  private static final String TOKEN = "demo-linkedin-token";
  private static final Instant TOKEN_END = Instant.parse("2027-01-30T00:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path directory;

  private RunningConnector connector;
  private DoorCalls door;

  @BeforeAll
  void start() throws Exception {
    connector = DoorCalls.connector(directory).withSetting("reload.interval", "100ms");
    door = new DoorCalls(connector);
    linkedIn("token-end", "{\"seconds\":" + TOKEN_END.getEpochSecond() + "}");
    writeSecret("client-secret", CLIENT_SECRET);
    writeSecret("li-token", TOKEN);
    connector
        .withDealer(
            """
            channels:
                  li:
                    kind: linkedin
                    secrets: [file:client-secret]
                    linkedin:
                      token: file:li-token
                      accounts: ["555"]
                      client-id: demo-client-id
                      api-url: %1$s/linkedin/rest
                      introspection-url: %1$s/linkedin/oauth/v2/introspectToken"""
                .formatted(connector.sandboxUrl()))
        .start();
    // The first reading only records how far the ad account is.
    channel().read();
  }

  @AfterEach
  void clear() throws Exception {
    send(sandbox("DELETE", "faults", null));
    linkedIn("tokens", "{\"token\":\"" + TOKEN + "\"}");
  }

  @AfterAll
  void stop() {
    connector.stop();
    connector.stopSandbox();
  }

  @Test
  void aNotificationBecomesALeadWithTheTextsOfItsForm() throws Exception {
    String phone = phone();
    String body = linkedIn("leads", lead(phone)).path("webhook").asText();
    for (int i = 0; i < 2; i++) {
      assertThat(post(body, signature(body)).statusCode()).isEqualTo(200);
    }
    JsonNode lead = awaitLead(phone);
    assertThat(lead.at("/vehicle/brand_model").asText()).isEqualTo("Cupra Formentor");
    assertThat(lead.at("/client/name").asText()).isEqualTo("Ana Gil");
    assertThat(lead.toString())
        .contains("¿Cuándo quieres comprar?: En tres meses")
        .contains("Acepto recibir ofertas")
        .contains("Prueba Formentor")
        .contains("tienda: Palma");
  }

  @Test
  void aForgedNotificationIsRefused() throws Exception {
    assertThat(post("{\"leadAction\":\"CREATED\"}", "00").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"throttled\",\"times\":1}",
        "{\"kind\":\"status\",\"status\":503,\"times\":1}",
        "{\"kind\":\"truncated-body\",\"times\":1}",
        "{\"kind\":\"reset\",\"times\":1}",
        "{\"kind\":\"token-dead\",\"times\":1}",
      })
  void aFailureDelaysTheLead(String fault) throws Exception {
    linkedIn("faults", fault);
    String phone = phone();
    webhook(linkedIn("leads", lead(phone)));
    awaitLead(phone);
  }

  @Test
  void anIdWaitsForANewTokenOverAReload() throws Exception {
    linkedIn("tokens", "{\"token\":\"new-token\"}");
    String phone = phone();
    webhook(linkedIn("leads", lead(phone)));
    await().atMost(DoorCalls.PATIENCE).until(() -> trouble() != null);
    assertThat(trouble().toString()).startsWith("LinkedIn responded 401: it does not accept");
    assertThat(trouble().in(Locale.forLanguageTag("es")))
        .startsWith("LinkedIn respondió 401: no acepta el token");
    assertThat(connector.leadsOf(phone)).isEmpty();
    writeSecret("li-token", "new-token");
    awaitLead(phone);
    assertThat(trouble()).isNull();
    writeSecret("li-token", TOKEN);
  }

  @Test
  void anOldVersionOfTheApiKeepsTheIds() throws Exception {
    linkedIn("faults", "{\"kind\":\"error\",\"code\":426}");
    String phone = phone();
    webhook(linkedIn("leads", lead(phone)));
    await().atMost(DoorCalls.PATIENCE).until(() -> trouble() != null);
    assertThat(trouble().toString()).contains("426").contains("linkedin.version");
    send(sandbox("DELETE", "faults", null));
    awaitLead(phone);
  }

  @Test
  void anAbsentLeadBecomesADeadLetter() throws Exception {
    connector.send(
        "leads.linkedin.norte.li",
        session -> {
          var message = session.createTextMessage("{}");
          message.setStringProperty("LeadName", "absent-1");
          message.setStringProperty("LeadDealer", "norte");
          message.setStringProperty("LeadMailbox", "li");
          message.setIntProperty("LeadFetches", 5);
          return message;
        });
    assertThat(awaitDeadLetter("absent-1"))
        .contains("6 attempts")
        .contains("LinkedIn responded 404");
  }

  @Test
  void anOrderToEraseALeadWaitsForAPerson() throws Exception {
    String body =
        """
        {"type":"LEAD_ACTION","leadAction":"DELETED","leadGenFormResponse":"urn:li:leadGenFormResponse:gone-1"}""";
    assertThat(post(body, signature(body)).statusCode()).isEqualTo(200);
    assertThat(awaitDeadLetter("gone-1 DELETED")).contains("LinkedIn orders the erasure");
  }

  @Test
  void aTestLeadIsNoLead() throws Exception {
    JsonNode added = linkedIn("leads", lead(phone()).replaceFirst("\\{", "{\"testLead\":true,"));
    webhook(added);
    await()
        .atMost(DoorCalls.PATIENCE)
        .until(
            () ->
                connector.browse("leads.dismissed").stream()
                    .anyMatch(
                        message ->
                            property(message, "LeadName").equals(added.path("id").asText())));
  }

  @Test
  void theNightlyReadingFindsALeadWhoseNotificationNeverCame() throws Exception {
    String notified = phone();
    webhook(linkedIn("leads", lead(notified)));
    awaitLead(notified);
    String forgotten = phone();
    linkedIn("leads", lead(forgotten));
    for (int i = 0; i < 120; i++) { // more than a page
      linkedIn("leads", "{\"formResponse\":{\"answers\":[]},\"testLead\":true}");
    }
    channel().read();
    awaitLead(forgotten);
    channel().read();
    assertThat(channel().status().recoveredLeads()).isZero();
    assertThat(channel().status().readFailure()).isNull();
    assertThat(connector.leadsOf(notified)).hasSize(1);
    assertThat(connector.leadsOf(forgotten)).hasSize(1);
  }

  @Test
  void theNightlyReadingSkipsALeadWithoutAnswers() throws Exception {
    linkedIn("leads", "{\"id\":\"no-answers-1\",\"formResponse\":\"x\"}");
    linkedIn("leads", "{\"id\":\"Ana Gil\"}");
    String forgotten = phone();
    linkedIn("leads", lead(forgotten));
    try (CapturedLog log = new CapturedLog(LinkedInApi.class)) {
      channel().read();
      assertThat(log.lines())
          .containsExactlyInAnyOrder(
              "LinkedIn account 555: the lead no-answers-1 has no formResponse and is skipped",
              "LinkedIn account 555: the lead without a usable id has no formResponse and is skipped");
    }
    awaitLead(forgotten);
    assertThat(channel().status().readFailure()).isNull();
  }

  @Test
  void theEndOfTheTokenIsKnownSoThatAnAlertComesBefore() {
    channels().readDue();
    assertThat(channels().tokenEnds())
        .isEqualTo(Map.of("dealers.norte.channels.li.linkedin.token", TOKEN_END));
  }

  private static void writeSecret(String name, String value) throws IOException {
    Path config = Files.createDirectories(directory.resolve("config"));
    Files.writeString(config.resolve(name), value);
  }

  private FetchChannel channel() {
    return channels().get("norte/li");
  }

  private FetchChannels channels() {
    return connector
        .runtime()
        .context()
        .getRegistry()
        .lookupByNameAndType("fetchChannels", FetchChannels.class);
  }

  private LocalizedText trouble() {
    return channel().trouble();
  }

  private String awaitDeadLetter(String name) throws JMSException {
    await()
        .atMost(DoorCalls.PATIENCE)
        .until(
            () ->
                connector.browse("leads.dead").stream()
                    .anyMatch(message -> property(message, "LeadName").equals(name)));
    return connector.browse("leads.dead").stream()
        .filter(message -> property(message, "LeadName").equals(name))
        .map(message -> property(message, "LeadReason"))
        .findFirst()
        .orElseThrow();
  }

  private static String property(Message message, String name) {
    try {
      return String.valueOf(message.getStringProperty(name));
    } catch (JMSException e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode awaitLead(String phone) {
    String id = door.awaitOneLead(phone).path("id").asText();
    return connector.api("GET", "/api/lead/" + id + "/", null);
  }

  private static String lead(String phone) {
    return """
    {"leadMetadata":{"sponsoredLeadMetadata":{"campaign":"urn:li:sponsoredCampaign:7"}},
     "formResponse":{"consentResponses":[{"accepted":true,"consentId":51}],"answers":[
       {"answerDetails":{"textQuestionAnswer":{"answer":"Ana"}},"questionId":1},
       {"answerDetails":{"textQuestionAnswer":{"answer":"Gil"}},"questionId":2},
       {"answerDetails":{"textQuestionAnswer":{"answer":"%s"}},"questionId":3},
       {"answerDetails":{"textQuestionAnswer":{"answer":"Cupra Formentor"}},"questionId":4},
       {"answerDetails":{"multipleChoiceAnswer":{"options":[2]}},"questionId":5}]},
     "form":{"name":"Prueba Formentor","hiddenFields":[{"name":"tienda","value":"Palma"}],
       "content":{"questions":[
         {"questionId":1,"predefinedField":"FIRST_NAME"},
         {"questionId":2,"predefinedField":"LAST_NAME"},
         {"questionId":3,"predefinedField":"PHONE_NUMBER"},
         {"questionId":4,"question":{"localized":{"es_ES":"¿Qué modelo te interesa?"}}},
         {"questionId":5,"question":{"localized":{"es_ES":"¿Cuándo quieres comprar?"}},
          "questionDetails":{"multipleChoiceQuestionDetails":{"options":[
            {"id":1,"text":{"localized":{"es_ES":"Este mes"}}},
            {"id":2,"text":{"localized":{"es_ES":"En tres meses"}}}]}}}],
         "legalInfo":{"consents":[
           {"id":51,"content":{"localized":{"es_ES":"Acepto recibir ofertas"}}}]}}}}"""
        .formatted(phone);
  }

  private JsonNode linkedIn(String path, String json) throws Exception {
    HttpResponse<String> response = send(sandbox("POST", path, json));
    assertThat(response.statusCode()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private HttpRequest.Builder sandbox(String method, String path, String json) {
    return Http11.request(
            URI.create(connector.sandboxUrl() + "/sandbox/linkedin/" + path), method, json)
        .header("Content-Type", DoorCalls.JSON);
  }

  private void webhook(JsonNode added) throws Exception {
    String body = added.path("webhook").asText();
    assertThat(post(body, signature(body)).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> post(String body, String signature) throws Exception {
    return send(door.post("li", DoorCalls.JSON, body).header("X-LI-Signature", signature));
  }

  private static String signature(String body) throws Exception {
    return HexFormat.of().formatHex(DoorCalls.hmac(CLIENT_SECRET, "hmacsha256=" + body));
  }
}
