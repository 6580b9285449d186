package es.sml.connector.ops.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.RunningConnector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages that an operator tries, and leads that an operator writes for a dead letter. */
class MessageTrialsTest extends OpsStationTest {
  private static final String LABELLED =
      """
      Nombre: Jaime Sáenz
      Teléfono: 644 556 677
      Vehículo: Seat Ibiza
      """;
  private static final String NO_LEAD = "Zzz qqq, wrrf.";
  private static final String BY_HAND =
      """
      {"lead": {"client": {"name": "Jaime", "phone": "644556677"},
                "vehicle": {"brand_model": "Seat Ibiza"},
                "note": [{"content": "He visto el Ibiza blanco"}]}}""";

  @Override
  protected void configure(RunningConnector prepared) throws Exception {
    super.configure(prepared);
    Path drop = Files.createDirectories(directory.resolve("drop"));
    prepared.withDealer(
        "queue: {}\n    drop-folder: {directory: '"
            + drop
            + "', poll-interval: 200ms, stable-for: 200ms}");
  }

  @Test
  void showsWhatIsReadInAMessageAndSendsNothing() throws Exception {
    startAll();
    JsonNode lead = ops.post("messages/try", trial("text", LABELLED)).at("/results/0");
    assertThat(lead.path("outcome").asText()).isEqualTo("lead");
    assertThat(lead.at("/sml/client/phone").asText()).isEqualTo("644556677");
    assertThat(field(lead, "customer.name").path("value").asText()).isEqualTo("Jaime Sáenz");
    assertThat(field(lead, "customer.name").path("from").asText()).isEqualTo("label \"Nombre\"");
    assertThat(requests("create-lead")).isZero();
    assertThat(ops.get("leads").path("leads")).isEmpty();
  }

  @Test
  void readsAMessageInAnyEncoding() throws Exception {
    startAll();
    byte[] latin = LABELLED.getBytes(StandardCharsets.ISO_8859_1);
    JsonNode answer =
        ops.post("messages/try", trial("base64", Base64.getEncoder().encodeToString(latin)));
    assertThat(answer.at("/results/0/lead/customer/name").asText()).isEqualTo("Jaime Sáenz");
  }

  @Test
  void saysWhyAMessageIsNoLead() throws Exception {
    startAll();
    JsonNode result = ops.post("messages/try", trial("text", NO_LEAD)).at("/results/0");
    assertThat(result.path("outcome").asText()).isEqualTo("unreadable");
    assertThat(result.path("reason").asText()).startsWith("no format recognises the message");
    assertThat(result.path("code").asText()).isEqualTo("no-format");
    assertThat(result.path("sml").isNull()).isTrue();
  }

  @Test
  void refusesATrialThatNamesNoDealerOrNoMessage() throws Exception {
    startAll();
    assertThat(ops.refusal("messages/try", "{\"dealer\":\"sur\",\"text\":\"x\"}"))
        .startsWith("400 dealers.yaml has no dealer sur; use one of norte");
    assertThat(ops.refusal("messages/try", "{\"dealer\":\"norte\"}"))
        .isEqualTo("400 the body needs either text or base64");
    for (String wrong : List.of("a", "%%%%")) {
      assertThat(ops.refusal("messages/try", "{\"dealer\":\"norte\",\"base64\":\"" + wrong + "\"}"))
          .isEqualTo("400 base64 is not valid Base64");
    }
    assertThat(
            ops.send("POST", "/api/v1/messages/try", OpsCalls.VIEWER, trial("text", LABELLED))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void triesADeadLetterAndLeavesItThere() throws Exception {
    startAll();
    String key = unreadable("1");
    JsonNode result = ops.post("dead-letters/" + key + "/try", "{}").at("/results/0");
    assertThat(result.path("outcome").asText()).isEqualTo("unreadable");
    assertThat(connector.browse(DEAD)).hasSize(1);
    assertThat(audit(key)).containsExactly("try-dead-letter by operator (ana): shown");
  }

  @Test
  void createsALeadByHandOnceInPlaceOfADeadLetter() throws Exception {
    startAll();
    String key = unreadable("1");
    assertThat(outcome(byHand(key, BY_HAND.replaceFirst("}$", ",\"dryRun\":true}"))))
        .isEqualTo("possible");
    assertThat(connector.browse(DEAD)).hasSize(1);
    assertThat(outcome(byHand(key, BY_HAND))).isEqualTo("success");
    awaitState("1", NO_LEAD, LeadState.CREATED);
    connector.awaitQueueEmpty(DEAD);
    JsonNode lead = connector.leadsOf("644556677").get(0);
    assertThat(lead.at("/client/name").asText()).isEqualTo("Jaime");
    assertThat(lead.at("/vehicle/brand_model").asText()).isEqualTo("Seat Ibiza");
    assertThat(audit(key)).containsExactly("create-by-hand by operator (ana): sent again to demo");
    assertThat(ops.refusal("dead-letters/" + key + "/create", BY_HAND)).startsWith("404");
    assertThat(connector.created()).isEqualTo(1);
  }

  @Test
  void createsALeadByHandInPlaceOfAFileOfEachKind() throws Exception {
    startAll();
    Map<String, String> files =
        Map.of(
            "mail.eml", "From: a@b.example\nSubject: Zzz\n\n" + NO_LEAD,
            "lead.json", "{\"zzz\": 1}",
            "lead.xml", "<zzz/>",
            "leads.csv", "zzz;qqq\n1;2\n",
            "text.txt", NO_LEAD);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path written = Files.writeString(directory.resolve(file.getKey()), file.getValue());
      Files.move(written, directory.resolve("drop").resolve(file.getKey()));
    }
    awaitMessages(DEAD, files.size());
    for (JsonNode deadLetter : ops.get("dead-letters").path("deadLetters")) {
      assertThat(outcome(byHand(deadLetter.path("key").asText(), BY_HAND))).isEqualTo("success");
    }
    connector.awaitCreated(files.size());
    connector.awaitQueueEmpty(DEAD);
  }

  @Test
  void refusesALeadByHandThatNobodyCanCallBack() throws Exception {
    startAll();
    String key = unreadable("1");
    assertThat(ops.refusal("dead-letters/" + key + "/create", "{}")).startsWith("400");
    assertThat(
            ops.refusal(
                "dead-letters/" + key + "/create", "{\"lead\":{\"client\":{\"name\":\"Eva\"}}}"))
        .isEqualTo("400 lead.client needs a phone or an email");
    assertThat(
            ops.refusal(
                "dead-letters/" + key + "/create", "{\"lead\":{\"client\":{\"phone\":\"abc\"}}}"))
        .isEqualTo("400 lead.client.phone is not a telephone number");
    assertThat(
            ops.refusal(
                "dead-letters/" + key + "/create",
                "{\"lead\":{\"client\":{\"phone\":\"611 22 33 44\",\"email\":\"eva@\"}}}"))
        .isEqualTo("400 lead.client.email is not an e-mail address");
    assertThat(connector.browse(DEAD)).hasSize(1);
  }

  @Test
  void refusesALeadByHandForACommand() throws Exception {
    startAll();
    connector.send(
        DEAD,
        session -> {
          var command = session.createTextMessage("{}");
          command.setStringProperty("LeadStage", "command");
          command.setStringProperty("LeadDealer", "norte");
          return command;
        });
    String id = ops.get("dead-letters").at("/deadLetters/0/id").asText();
    assertThat(ops.refusal("dead-letters/" + OpsCalls.encode(id) + "/create", BY_HAND))
        .isEqualTo("409 the dead letter is no lead: its stage is command");
    assertThat(connector.browse(DEAD)).hasSize(1);
  }

  @Test
  void acceptsALeadByHandForADeadLetterWithoutAStage() throws Exception {
    startAll();
    connector.send(
        DEAD,
        session -> {
          var message = session.createTextMessage(NO_LEAD);
          message.setStringProperty("LeadDealer", "norte");
          return message;
        });
    String id = ops.get("dead-letters").at("/deadLetters/0/id").asText();
    assertThat(
            outcome(byHand(OpsCalls.encode(id), BY_HAND.replaceFirst("}$", ",\"dryRun\":true}"))))
        .isEqualTo("possible");
  }

  private String unreadable(String id) throws Exception {
    connector.sendCorrelated(DEALER, NO_LEAD, id);
    awaitMessages(DEAD, 1);
    return key(id, NO_LEAD);
  }

  private JsonNode byHand(String key, String body) {
    return ops.post("dead-letters/" + key + "/create", body);
  }

  private static String outcome(JsonNode answer) {
    return answer.at("/results/0/outcome").asText();
  }

  private static JsonNode field(JsonNode result, String name) {
    for (JsonNode field : result.path("fields")) {
      if (field.path("name").asText().equals(name)) {
        return field;
      }
    }
    throw new AssertionError("no field " + name + " in " + result);
  }

  private static String trial(String form, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("dealer", "norte");
    return body.put(form, message).toString();
  }
}
