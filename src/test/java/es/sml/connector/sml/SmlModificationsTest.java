package es.sml.connector.sml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.testing.sandbox.RunningSandbox;
import es.sml.connector.testing.sandbox.SandboxAccess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a change leaves as it was: all that it does not name, unless it is to replace. */
class SmlModificationsTest {
  @RegisterExtension final RunningSandbox sandbox = RunningSandbox.withDefaults();
  @TempDir Path directory;
  private SandboxAccess sml;
  private JsonNode before;
  private String lead;
  private String appraisal;

  @BeforeEach
  void open() throws Exception {
    sml = new SandboxAccess(sandbox.baseUrl(), directory);
    before =
        sandbox.created(
            """
            {"source": 1, "vehicle": {"brand_model": "SEAT León", "price": "9000", "gas": 2},
             "client": {"name": "Ana Ríos", "phone": "600111222", "province": 638},
             "note": [{"content": "una"}, {"content": "dos"}],
             "tags": [{"content": "ref:AB12"}],
             "request": {"task": [
               {"type": "appraisal", "note": [{"content": "tarea"}],
                "appraisal": {"brand_model": "Fiat 500", "km": "5"}},
               {"type": "date"}]}}
            """);
    lead = "id_lead=" + before.path("id").asText();
    appraisal = "id_tarea=" + before.at("/request/task/0/id").asText();
  }

  @AfterEach
  void close() {
    sml.close();
  }

  @Test
  void changesAFieldOfABlockAndNothingElse() {
    ObjectNode expected = before.deepCopy();
    expected.withObject("/vehicle").put("km", "11");
    expected.withObject("/client").put("phone", "600333444");
    assertThat(
            sml.run(
                "modify-lead",
                lead,
                "{\"vehicle\": {\"km\": \"11\"}, \"client\": {\"phone\": \"600333444\"}}"))
        .isEqualTo(expected);
    assertThat(sandbox.lead(before.path("id").asLong())).isEqualTo(expected);
  }

  @Test
  void changesAFieldOfATaskWithinItsLead() {
    ObjectNode expected = before.deepCopy();
    expected.withObject("/request/task/0/appraisal").put("km", "6");
    String task = before.at("/request/task/0/id").asText();
    assertThat(
            sml.run(
                "modify-lead",
                lead,
                "{\"request\": {\"task\": [{\"id\": "
                    + task
                    + ", \"appraisal\": {\"km\": \"6\"}}]}}"))
        .isEqualTo(expected);
  }

  @Test
  void addsToAListAndKeepsItsEntries() {
    JsonNode changed =
        sml.run(
            "modify-lead",
            lead,
            """
            {"note": [{"content": "tres"}], "tags": [{"content": "ref:AB12"}, {"content": "vip"}],
             "request": {"task": [{"type": "budget"}]}}
            """);
    assertThat(changed.findValuesAsText("content"))
        .contains("una", "dos", "tres", "tarea", "ref:AB12", "vip");
    assertThat(changed.path("note"))
        .hasSize(3)
        .contains(before.at("/note/0"), before.at("/note/1"));
    assertThat(changed.path("tags")).hasSize(2).contains(before.at("/tags/0"));
    assertThat(changed.at("/request/id")).isEqualTo(before.at("/request/id"));
    assertThat(changed.at("/request/task"))
        .hasSize(3)
        .contains(before.at("/request/task/0"), before.at("/request/task/1"));
  }

  @Test
  void rewordsAnEntryThatItsIdNames() {
    JsonNode notes =
        sml.run(
                "modify-lead",
                lead,
                "{\"note\": [{\"id\": " + before.at("/note/0/id") + ", \"content\": \"otra\"}]}")
            .path("note");
    assertThat(notes).hasSize(2);
    assertThat(notes.findValues("id")).containsAll(before.path("note").findValues("id"));
    assertThat(notes.toString()).contains("\"otra\"", "\"dos\"");
  }

  @Test
  void readsNoLeadIfNothingCouldBeReplaced() {
    sml.run("modify-lead", lead, "{\"score\": 3, \"client\": null}");
    assertThat(sandbox.stats().at("/requests/get-lead").isMissingNode()).isTrue();
  }

  @Test
  void createsABlockThatIsNotThereYet() {
    sml.run("modify-lead", lead, "{\"client\": null}");
    assertThatThrownBy(() -> sml.run("modify-lead", lead, "{\"client\": {\"phone\": \"6\"}}"))
        .isInstanceOf(InvalidCallException.class)
        .hasMessageContaining("`client` needs `id` or `name`");
    JsonNode client =
        sml.run("modify-lead", lead, "{\"client\": {\"name\": \"Luis Paz\"}}").path("client");
    assertThat(client.path("name").asText()).isEqualTo("Luis Paz");
    assertThat(client.path("id")).isNotEqualTo(before.at("/client/id"));
  }

  @Test
  void replacesAsInTheManualOnRequest() {
    JsonNode changed =
        sml.replace(
            "modify-lead",
            lead,
            "{\"vehicle\": {\"brand_model\": \"Kia Niro\"}, \"note\": [{\"content\": \"tres\"}]}");
    assertThat(changed.at("/vehicle/id")).isNotEqualTo(before.at("/vehicle/id"));
    assertThat(changed.at("/vehicle/price").isNull()).isTrue();
    assertThat(changed.path("note").findValuesAsText("content"))
        .contains("tres")
        .doesNotContain("una");
    assertThat(sml.replace("modify-lead", lead, "{\"note\": [], \"tags\": []}").path("tags"))
        .isEmpty();
    assertThatThrownBy(() -> sml.replace("modify-lead", lead, "{\"vehicle\": {\"km\": \"1\"}}"))
        .isInstanceOf(InvalidCallException.class)
        .hasMessageContaining("`vehicle` needs `id` or `brand_model`");
  }

  @Test
  void fillsInATasksIdsFromItsLead() {
    ObjectNode expected = before.at("/request/task/0").deepCopy();
    expected.withObject("/appraisal").put("km", "6");
    expected.remove(List.of("author", "author_data")); // shown in a lead only
    assertThat(sml.run("modify-task", appraisal + ";" + lead, "{\"appraisal\": {\"km\": \"6\"}}"))
        .isEqualTo(expected);
    JsonNode notes =
        sml.run("modify-task", appraisal + ";" + lead, "{\"note\": [{\"content\": \"más\"}]}")
            .path("note");
    assertThat(notes).hasSize(2).contains(before.at("/request/task/0/note/0"));
  }

  @Test
  void needsTheLeadToFillInATasksIds() {
    for (String body : List.of("{\"appraisal\": {\"km\": \"6\"}}", "{\"note\": []}")) {
      assertThatThrownBy(() -> sml.run("modify-task", appraisal, body))
          .isInstanceOf(InvalidCallException.class)
          .hasMessageContaining("needs the parameter `id_lead`");
    }
    assertThatThrownBy(
            () -> sml.run("modify-task", "id_tarea=99;" + lead, "{\"appraisal\": {\"km\": \"6\"}}"))
        .isInstanceOf(InvalidCallException.class)
        .hasMessageContaining("has no task 99");
    assertThat(sandbox.stats().at("/requests/modify-task").isMissingNode()).isTrue();
  }

  @Test
  void replacesATasksBlocksOnRequest() {
    JsonNode replaced =
        sml.replace("modify-task", appraisal, "{\"appraisal\": {\"brand_model\": \"Seat 600\"}}")
            .path("appraisal");
    assertThat(replaced.path("id")).isNotEqualTo(before.at("/request/task/0/appraisal/id"));
    assertThat(replaced.path("km").isNull()).isTrue();
  }
}
