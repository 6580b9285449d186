package es.sml.connector.ops.teach;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.testing.OpsCalls;
import es.sml.connector.testing.OpsStationTest;
import es.sml.connector.testing.UnreadPortal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A template that an operator teaches from a dead letter. */
class TeachTest extends OpsStationTest {
  private static final String MARKS =
      """
      "marks": [{"field": "name", "line": 2}, {"field": "phone", "line": 3},
                {"field": "vehicle", "text": "Furgon Zeta 1"}, {"field": "message", "line": 5}]""";

  @Test
  void aPortalIsTaughtFromOneDeadLetterAndItsMailsAreReplayedOnce() throws Exception {
    startAll();
    String key = threeDeadLetters();
    connector.sendCorrelated(
        DEALER, UnreadPortal.mail(4).replace("zafiro.example", "otro.example"), "another-sender");
    awaitMessages(DEAD, 4);
    JsonNode taught = teach(key, "{" + MARKS + "}");
    assertThat(taught.at("/lines/1/text").asText()).isEqualTo("Kupiec: Laura Prieto");
    assertThat(taught.at("/problem").isNull()).isTrue();
    assertThat(taught.at("/proposal/name").asText()).isEqualTo("zafiro-motor");
    assertThat(taught.at("/proposal/unread")).isEmpty();
    assertThat(taught.at("/proposal/readings").findValuesAsText("lead"))
        .containsExactly("true", "true", "true");
    assertThat(value(taught.at("/proposal/readings/0"), "customer.phone")).isEqualTo("611223341");
    assertThat(value(taught.at("/proposal/readings/1"), "customer.name"))
        .isEqualTo(UnreadPortal.name(3)); // the newest of the others first
    assertThat(files()).isEmpty();

    JsonNode saved = save(key, "{" + MARKS + ", \"name\": \"zafiro\"}");
    assertThat(saved.path("files")).hasSize(7);
    assertThat(files()).contains("formats/zafiro.yaml", "tests/zafiro-3/expected.json").hasSize(7);
    String byFormat = "{\"filter\": {\"format\": \"zafiro\"}}";
    assertThat(ops.post("dead-letters/replay", byFormat).path("results")).hasSize(3);
    for (int i = 1; i <= 3; i++) {
      awaitState("mail-" + i, UnreadPortal.mail(i), LeadState.CREATED);
    }
    assertThat(ops.post("dead-letters/replay", byFormat).path("results")).isEmpty();
    awaitMessages(DEAD, 1);
    connector.sendCorrelated(DEALER, UnreadPortal.mail(4), "mail-4");
    awaitState("mail-4", UnreadPortal.mail(4), LeadState.CREATED);
    for (int i = 1; i <= 4; i++) {
      JsonNode lead = connector.leadsOf("61122334" + i).get(0);
      assertThat(connector.leadsOf("61122334" + i)).hasSize(1);
      assertThat(lead.at("/client/name").asText()).isEqualTo(UnreadPortal.name(i));
      assertThat(lead.at("/vehicle/brand_model").asText()).isEqualTo("Furgon Zeta " + i);
    }
    assertThat(audit(key))
        .containsExactly(
            "replay by operator (ana): sent again to demo",
            "save-template by operator (ana): saved with 3 mails",
            "teach by operator (ana): shown");
    assertThat(ops.get("audit").toString()).doesNotContain("Laura", "61122334");
  }

  @Test
  void nothingStaysBehindARefusal() throws Exception {
    startAll();
    String key = threeDeadLetters();
    for (String name :
        List.of("../zafiro", "Zafiro", "a/b", ".zafiro", "za firo", "a".repeat(61))) {
      assertThat(refusal(key, name)).startsWith("409 the name " + name + " is not valid");
    }
    assertThat(refusal(key, "coches-net"))
        .startsWith("409 the name coches-net is taken by ")
        .endsWith("choose another name");
    assertThat(ops.refusal(path(key, "save-template"), "{" + MARKS + "}"))
        .isEqualTo("400 the body needs the name of the template");
    assertThat(ops.refusal(path(key, "save-template"), "{\"marks\":[{}],\"name\":\"z\"}"))
        .startsWith("400 there is no field ");
    assertThat(
            ops.send("POST", "/api/v1/" + path(key, "teach"), OpsCalls.VIEWER, "{}").statusCode())
        .isEqualTo(403);
    assertThat(
            ops.send("GET", "/api/v1/dead-letters?format=zafiro", OpsCalls.VIEWER, null)
                .statusCode())
        .isEqualTo(403);

    Path broken = Files.writeString(config().resolve("formats/roto.yaml"), "name: roto\n");
    assertThat(refusal(key, "zafiro"))
        .startsWith("409 a file of the configuration has a fault; correct it first: ")
        .contains("roto.yaml");
    Files.delete(broken);
    connector.writeDealers("  norte: {account: none, source: 1}\n");
    assertThat(refusal(key, "zafiro"))
        .startsWith("409 nothing was saved, because lint or the test cases found faults: ")
        .contains("dealers.yaml");
    connector.writeDealers(connector.norte());
    Path tests = config().resolve("tests");
    Files.writeString(Files.createDirectories(tests).resolve("zafiro-2"), "");
    assertThat(refusal(key, "zafiro")).startsWith("409 the name zafiro is taken by ");
    Files.delete(tests.resolve("zafiro-2"));
    Files.delete(tests);
    Files.createSymbolicLink(tests, directory.resolve("nowhere")); // root may write anywhere else
    assertThat(refusal(key, "zafiro")).startsWith("409 ").contains("allow it to the user");
    Files.delete(tests);
    assertThat(files()).isEmpty();
    assertThat(teach(key, "{\"marks\":[{\"field\":\"name\",\"text\":\"Nadie\"}]}").path("problem"))
        .hasToString("\"the text for name is not in the mail; copy it from one of its lines\"");
  }

  @Test
  void aTemplateThatReadsAMarkOtherwiseIsSavedOnlyByForce() throws Exception {
    startAll();
    String key = threeDeadLetters();
    String wrong =
        "{"
            + MARKS.replaceFirst("]$", ", {\"field\": \"email\", \"line\": 1}]")
            + ", \"name\": \"zafiro\"%s}";
    assertThat(ops.refusal(path(key, "save-template"), wrong.formatted("")))
        .isEqualTo(
            "409 nothing was saved, because the template reads these marked fields otherwise:"
                + " email; mark more text, or save it by force");
    assertThat(files()).isEmpty();
    assertThat(save(key, wrong.formatted(", \"force\": true")).path("format").asText())
        .isEqualTo("zafiro");
  }

  private String threeDeadLetters() throws Exception {
    for (int i = 1; i <= 3; i++) {
      connector.sendCorrelated(DEALER, UnreadPortal.mail(i), "mail-" + i);
      awaitMessages(DEAD, i);
    }
    return key("mail-1", UnreadPortal.mail(1));
  }

  private JsonNode teach(String key, String body) {
    return ops.post(path(key, "teach"), body);
  }

  private JsonNode save(String key, String body) {
    return ops.post(path(key, "save-template"), body);
  }

  private String refusal(String key, String name) {
    return ops.refusal(path(key, "save-template"), "{" + MARKS + ", \"name\": \"" + name + "\"}");
  }

  private static String path(String key, String operation) {
    return "dead-letters/" + key + "/" + operation;
  }

  private static String value(JsonNode reading, String field) {
    for (JsonNode value : reading.path("values")) {
      if (value.path("field").asText().equals(field)) {
        return value.path("value").asText();
      }
    }
    throw new AssertionError("no " + field + " in " + reading);
  }

  private Path config() {
    return directory.resolve("config");
  }

  /** The files of the template and its cases. */
  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(config())) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().contains("zafiro"))
          .map(file -> config().relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
