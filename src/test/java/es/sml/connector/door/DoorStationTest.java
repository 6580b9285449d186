package es.sml.connector.door;

import static es.sml.connector.door.DoorCalls.phone;
import static es.sml.connector.door.DoorCalls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.testing.RunningConnector;
import jakarta.jms.Message;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The door in a running connector, from a request to the lead in SML. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorStationTest {
  private static final String ORIGIN = "https://www.norte.example";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path directory;

  private RunningConnector connector;
  private DoorCalls door;

  @BeforeAll
  void start() throws Exception {
    connector =
        DoorCalls.connector(directory)
            .withSetting("door.trusted-proxies", "127.0.0.1")
            .withDealer(
                """
                channels:
                      web:
                        kind: form
                        form:
                          origins: [https://www.norte.example]
                          thanks: https://www.norte.example/gracias
                          id-field: form-id
                          trap-field: asunto-dos
                          consent:
                            field: acepto
                            text: Acepto la publicidad
                      ads:
                        kind: google
                        secrets: [env:BROKER_PASSWORD]
                      encuesta:
                        kind: typeform
                        secrets: [env:BROKER_PASSWORD]
                      plugin:
                        kind: form
                        path-secret: env:PATH_SECRET""")
            .start();
    door = new DoorCalls(connector);
  }

  @AfterAll
  void stop() {
    connector.stop();
    connector.stopSandbox();
  }

  @Test
  void aFormOfABrowserBecomesALead() throws Exception {
    String phone = phone();
    HttpResponse<String> response =
        send(
            form("web", "nombre=Ana+Ruiz&telefono=" + phone + "&coche=Seat+Ibiza")
                .header("Origin", ORIGIN)
                .header("Accept", "text/html,application/xhtml+xml"));
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location"))
        .contains("https://www.norte.example/gracias");
    door.awaitOneLead(phone);
  }

  @Test
  void aDoubleClickIsOneLead() throws Exception {
    String phone = phone();
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> response =
          send(
              form("web", "nombre=Ana&telefono=" + phone)
                  .header("Origin", ORIGIN)
                  .header("Accept", "application/json"));
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(JSON.readTree(response.body()).path("id").asText()).startsWith("ref:");
    }
    door.awaitOneLead(phone);
    door.awaitOneLead(sendAnother());
    assertThat(connector.leadsOf(phone)).hasSize(1);
  }

  @Test
  void aFilledTrapWaitsForAPerson() throws Exception {
    String phone = phone();
    HttpResponse<String> response =
        send(
            form("web", "nombre=Bot&telefono=" + phone + "&asunto-dos=x")
                .header("Origin", ORIGIN)
                .header("Accept", "application/json"));
    assertThat(response.statusCode()).isEqualTo(200);
    await().until(() -> connector.browse("leads.dead").size() == 1);
    Message dead = connector.browse("leads.dead").get(0);
    assertThat(dead.getStringProperty("LeadReason")).contains("form.trap-field");
    assertThat(connector.leadsOf(phone)).isEmpty();
  }

  @Test
  void refusesAFormOfAnotherPage() throws Exception {
    HttpResponse<String> response =
        send(
            form("web", "nombre=Ana&telefono=" + phone()).header("Origin", "https://evil.example"));
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void aBrowserMayAskBefore() throws Exception {
    HttpResponse<String> response =
        send(
            form("web", "")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", ORIGIN));
    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains(ORIGIN);
  }

  @Test
  void aPathWithoutItsSecretIsNoChannel() throws Exception {
    assertThat(send(form("plugin", "a=1")).statusCode()).isEqualTo(404);
    assertThat(send(form("plugin/" + "0".repeat(32), "a=1")))
        .returns(404, HttpResponse::statusCode)
        .returns(send(form("no-channel", "a=1")).body(), HttpResponse::body);
    String phone = phone();
    String body = "{\"name\":\"Ana\",\"phone\":\"" + phone + "\"}";
    HttpResponse<String> response =
        send(door.post("plugin/" + RunningConnector.PATH_SECRET, "application/json", body));
    assertThat(response.statusCode()).isEqualTo(200);
    door.awaitOneLead(phone);
  }

  @Test
  void googleSendsTheSameLeadUntilItHears200() throws Exception {
    String phone = phone();
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> response = send(google("s3cret", "L-" + phone, phone));
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo("{}");
    }
    door.awaitOneLead(phone);
    door.awaitOneLead(sendAnother());
    assertThat(connector.leadsOf(phone)).hasSize(1);
  }

  @Test
  void aFormWithAFileKeepsItsPageItsCampaignAndItsConsent() throws Exception {
    String phone = phone();
    String body =
        """
        --x1\r
        Content-Disposition: form-data; name="nombre"\r
        \r
        Begoña Núñez\r
        --x1\r
        Content-Disposition: form-data; name="telefono"\r
        \r
        %s\r
        --x1\r
        Content-Disposition: form-data; name="form-id"\r
        \r
        u-1\r
        --x1\r
        Content-Disposition: form-data; name="acepto"\r
        \r
        on\r
        --x1\r
        Content-Disposition: form-data; name="foto"; filename="coche.jpg"\r
        \r
        x\r
        --x1--\r
        """
            .formatted(phone);
    HttpResponse<String> response =
        send(
            door.post("web?utm_source=google", "multipart/form-data; boundary=x1", body)
                .header("Origin", ORIGIN)
                .header("Referer", ORIGIN + "/ibiza"));
    assertThat(response.statusCode()).isEqualTo(200);
    door.awaitOneLead(phone);
    assertThat(connector.leadsOf(phone).get(0).toString())
        .contains("Begoña Núñez")
        .contains("Página web: " + ORIGIN + "/ibiza")
        .contains("Campaña web: utm_source=google")
        .contains("Consentimiento: sí («Acepto la publicidad», ")
        .contains("no está en SML: coche.jpg")
        .doesNotContain("u-1");
  }

  @Test
  void storesNothingWithoutTheSignatureOfItsSender() throws Exception {
    String phone = phone();
    String body =
        """
        {"event_id":"e1","event_type":"form_response","form_response":{"token":"t-%s",
         "definition":{"fields":[{"id":"a","title":"Nombre"},{"id":"b","title":"Teléfono"}]},
         "answers":[{"type":"text","text":"Ana","field":{"id":"a"}},
          {"type":"phone_number","phone_number":"%s","field":{"id":"b"}}]}}"""
            .formatted(phone, phone);
    String wrong = "sha256=" + "A".repeat(43) + "=";
    HttpResponse<String> refusal =
        send(door.post("encuesta", "application/json", body).header("Typeform-Signature", wrong));
    assertThat(refusal.statusCode()).isEqualTo(401);
    assertThat(refusal.headers().firstValue("Content-Type")).contains("application/problem+json");
    String right = "sha256=" + Base64.getEncoder().encodeToString(DoorCalls.hmac("s3cret", body));
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> response =
          send(door.post("encuesta", "application/json", body).header("Typeform-Signature", right));
      assertThat(response.statusCode()).isEqualTo(200);
    }
    door.awaitOneLead(phone);
    door.awaitOneLead(sendAnother());
    assertThat(connector.leadsOf(phone)).hasSize(1);
  }

  @Test
  void refusesACompressedBody() throws Exception {
    HttpResponse<String> response =
        send(
            form("web", "nombre=Ana&telefono=" + phone())
                .header("Origin", ORIGIN)
                .header("Content-Encoding", "gzip"));
    assertThat(response.statusCode()).isEqualTo(415);
  }

  @Test
  void acceptsABodyThatSaysItIsNotCompressed() throws Exception {
    String phone = phone();
    HttpResponse<String> response =
        send(
            form("web", "nombre=Ana&telefono=" + phone)
                .header("Origin", ORIGIN)
                .header("Content-Encoding", "Identity"));
    assertThat(response.statusCode()).isEqualTo(200);
    door.awaitOneLead(phone);
  }

  @Test
  void anIdempotencyKeyStandsForOneForm() throws Exception {
    String phone = phone();
    String other = phone();
    for (String number : List.of(phone, phone, other)) {
      HttpResponse<String> response =
          send(
              form("web", "nombre=Ana&telefono=" + number)
                  .header("Origin", ORIGIN)
                  .header("Idempotency-Key", "\"k-" + phone + "\""));
      assertThat(response.statusCode()).isEqualTo(number.equals(other) ? 422 : 200);
    }
    door.awaitOneLead(phone);
    assertThat(connector.leadsOf(other)).isEmpty();
  }

  private HttpRequest.Builder google(String key, String id, String phone) {
    return door.post(
        "ads",
        "application/json",
        """
        {"lead_id":"%s","api_version":"1.0","form_id":4,"google_key":"%s","is_test":false,
         "user_column_data":[{"column_id":"FULL_NAME","string_value":"Ana Gil"},
          {"column_id":"PHONE_NUMBER","string_value":"%s"}]}"""
            .formatted(id, key, phone));
  }

  // A lead that comes after another one shows that the other one has come.
  private String sendAnother() throws Exception {
    String phone = phone();
    assertThat(
            send(form("web", "nombre=Eva&telefono=" + phone).header("Origin", ORIGIN)).statusCode())
        .isEqualTo(200);
    return phone;
  }

  private HttpRequest.Builder form(String channel, String body) {
    return door.post(channel, "application/x-www-form-urlencoded", body);
  }
}
