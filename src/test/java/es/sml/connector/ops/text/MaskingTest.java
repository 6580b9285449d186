package es.sml.connector.ops.text;

import static es.sml.connector.testing.LeadBuilder.aLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.CapturedLog;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.OpsStationTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A customer's data is seen only by who asks for it, and the audit says so. */
class MaskingTest extends OpsStationTest {
  private static final String[] CANARIES = {
    "Canaria", "canaria", "611223344", "611 223 344", "correo.example", "Calle Sol"
  };

  private static final List<String> MESSAGES =
      List.of(
          // JSON that SML refuses
          aLead().email("canaria correo.example").json(),
          // JSON with the customer in its names
          "{\"Ana Canaria\":{\"611223344\":[\"canaria@correo.example\"]}}",
          // Labelled text without a way to answer
          """
          Hola, soy Ana Canaria de la Calle Sol 4.
          Nombre: Ana Canaria
          Comentario: llamad al canaria
          """,
          // XML
          "<?xml version=\"1.0\"?><lead owner=\"Ana Canaria\"><phone>611 223 344</phone></lead>",
          // A table
          """
          Nombre;Teléfono;Coche
          Ana Canaria;;Seat
          Canaria;611223344
          """,
          // A mail
          """
          From: Ana Canaria <canaria@correo.example>
          Subject: Canaria 611223344
          MIME-Version: 1.0
          Content-Type: text/plain; name="canaria.txt"

          Calle Sol 4, 611 223 344
          """,
          // Nothing but her
          "Ana Canaria 611223344 \u001b[31m\u202e canaria@correo.example");

  @RegisterExtension private final CapturedLog log = new CapturedLog();

  @Test
  void nothingOfACustomerIsSeenUnasked() throws Exception {
    startAll();
    for (int i = 0; i < MESSAGES.size(); i++) {
      connector.sendCorrelated(DEALER, MESSAGES.get(i), "Ana Canaria " + i);
    }
    connector.awaitQueueEmpty(DEALER);
    connector.awaitQueueEmpty(INBOUND);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> connector.browse(DEAD).size() + connector.browse(DISMISSED).size() >= 6);
    StringBuilder seen = new StringBuilder();
    for (String queue : List.of("dead", "dismissed")) {
      JsonNode list = viewer("dead-letters?queue=" + queue);
      seen.append(list);
      for (JsonNode deadLetter : list.path("deadLetters")) {
        JsonNode shown = viewer("dead-letters/" + deadLetter.path("id").asText());
        assertThat(shown.path("masked").asBoolean()).isTrue();
        assertThat(shown.path("content").asText()).isNotBlank();
        seen.append(shown);
        seen.append(viewer("leads/" + deadLetter.path("key").asText()));
      }
    }
    seen.append(viewer("leads"));
    ops.post("dead-letters/replay", "{\"filter\":{},\"dryRun\":true}");
    seen.append(viewer("audit"));
    assertThat(seen.toString()).doesNotContain(CANARIES).doesNotContain("\\u001b", "\u202e");
    assertThat(String.join("\n", log.lines())).doesNotContain(CANARIES);
  }

  @Test
  void theBuildOfAMessageIsSeen() throws Exception {
    startAll();
    deadLetter("1");
    JsonNode shown = viewer("dead-letters/" + key("1", REFUSED));
    assertThat(shown.path("content").asText())
        .contains("\"client\" : {", "\"phone\" : \"#########\"", "\"name\" : \"*** *******\"");
    assertThat(shown.path("reason").asText())
        .contains("SML rejected the request with 400", "email");
  }

  @Test
  void unmasksOnRequestAndRecordsIt() throws Exception {
    startAll();
    String key = deadLetter("1");
    JsonNode shown = ops.post("dead-letters/" + key + "/unmask", "");
    assertThat(shown.path("content").asText()).isEqualTo(REFUSED);
    assertThat(audit(key)).containsExactly("unmask-dead-letter by operator (ana): shown");
  }

  @Test
  void theSourceIsTheSameInLeadsAndDeadLetters() throws Exception {
    startAll();
    deadLetter("1");
    assertSource("garcia.example", "******.*******");
    assertSource("coches.net", "coches.net");
    assertSource("whatsapp", "whatsapp");
  }

  private void assertSource(String source, String shown) {
    ledger("update lead set source = '" + source + "'");
    assertThat(viewer("leads").at("/leads/0/source").asText()).isEqualTo(shown);
    assertThat(viewer("dead-letters").at("/deadLetters/0/source").asText()).isEqualTo(shown);
    assertThat(ops.get("leads").at("/leads/0/source").asText()).isEqualTo(source);
    assertThat(ops.get("dead-letters").at("/deadLetters/0/source").asText()).isEqualTo(source);
  }

  @Test
  void findsNoCustomerByTheReason() throws Exception {
    startAll();
    connector.send(
        DEAD,
        session -> {
          var deadLetter = session.createTextMessage("Ana Canaria, 611223344");
          deadLetter.setStringProperty("LeadKey", "0123456789");
          deadLetter.setStringProperty(
              "LeadReason", "no place for Canaria with 611223344 and a@b.example");
          return deadLetter;
        });
    JsonNode found = viewer("dead-letters?reason=" + OpsCalls.encode("no place for"));
    assertThat(found.path("matching").asInt()).isEqualTo(1);
    assertThat(found.at("/deadLetters/0/reason").asText())
        .isEqualTo("no place for ******* with ######### and *@*.*******");
    for (String asked : List.of("Canaria", "611223344", "a@b")) {
      assertThat(viewer("dead-letters?reason=" + OpsCalls.encode(asked)).path("matching").asInt())
          .isZero();
    }
  }

  private JsonNode viewer(String path) {
    var response = ops.send("GET", "/api/v1/" + path, OpsCalls.VIEWER, null);
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return OpsCalls.json(response);
  }
}
