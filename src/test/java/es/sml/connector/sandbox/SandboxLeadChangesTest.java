package es.sml.connector.sandbox;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.testing.sandbox.RunningSandbox;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxLeadChangesTest {
  @RegisterExtension final RunningSandbox sandbox = RunningSandbox.at("2026-10-05T08:00:00Z");

  private JsonNode before;

  @BeforeEach
  void createALead() {
    before =
        sandbox.created(
            """
            {"source": 1, "score": 2, "status": "tracing",
             "vehicle": {"brand_model": "SEAT León", "price": "9000", "km": "10", "gas": 2},
             "client": {"name": "Ana Ríos", "phone": "600111222", "email": "ana@correo.example",
                        "province": 638, "location": 58323},
             "note": [{"content": "una"}, {"content": "dos"}],
             "tags": [{"content": "ref:AB12"}],
             "request": {"task": [
               {"type": "appraisal", "note": [{"content": "tarea"}],
                "appraisal": {"brand_model": "Fiat 500", "km": "5"}},
               {"type": "date"}]}}
            """);
    sandbox.clock().advance(Duration.ofHours(1));
  }

  private SandboxCaller.Reply change(String body) {
    return sandbox.patch("/api/lead/1/", body);
  }

  private JsonNode changed(String body) {
    SandboxCaller.Reply reply = change(body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(sandbox.lead(1)).isEqualTo(reply.body());
    return reply.body();
  }

  private long id(String pointer) {
    JsonNode id = before.at(pointer);
    assertThat(id.isIntegralNumber()).as(pointer).isTrue();
    return id.asLong();
  }

  /** Returns the earlier lead with other values in a block. */
  private ObjectNode beforeWith(String block, String field, String value) {
    ObjectNode lead = before.deepCopy();
    lead.withObject(block).put(field, value);
    return lead;
  }

  @Test
  void changesNothingThatTheBodyLeavesOut() {
    assertThat(changed("{}")).isEqualTo(before);
    assertThat(changed("{\"vehicle\": {\"id\": " + id("/vehicle/id") + "}}")).isEqualTo(before);
  }

  @Test
  void updatesABlockThatIsNamedByItsId() {
    String vehicle = "{\"id\": " + id("/vehicle/id") + ", \"km\": \"11\"}";
    assertThat(changed("{\"vehicle\": " + vehicle + "}"))
        .isEqualTo(beforeWith("/vehicle", "km", "11"));
    String client = "{\"id\": " + id("/client/id") + ", \"name\": \"new name\"}";
    assertThat(changed("{\"client\": " + client + "}").path("client"))
        .isEqualTo(beforeWith("/client", "name", "new name").path("client"));
  }

  @Test
  void replacesABlockWithoutId() {
    JsonNode lead =
        changed(
            "{\"vehicle\": {\"brand_model\": \"Kia Niro\"}, \"client\": {\"name\": \"Luis Paz\"}}");
    assertThat(lead.path("vehicle").path("id").asLong()).isGreaterThan(id("/vehicle/id"));
    assertThat(lead.path("vehicle").path("brand_model").asText()).isEqualTo("Kia Niro");
    assertThat(lead.path("vehicle").path("price").isNull()).isTrue();
    assertThat(lead.path("client").path("id").asLong()).isGreaterThan(id("/client/id"));
    assertThat(lead.path("client").path("phone").isNull()).isTrue();
    assertThat(sandbox.get("/api/clients/?search=ana").body().path("count").asInt(-1)).isZero();
    SandboxCaller.Reply old = change("{\"client\": {\"id\": " + id("/client/id") + "}}");
    assertThat(old.status()).isEqualTo(400);
  }

  @Test
  void emptiesAFieldThatIsSentAsNull() {
    JsonNode lead =
        changed(
            "{\"score\": null, \"client\": {\"id\": "
                + id("/client/id")
                + ", \"phone\": null, \"province\": null}}");
    assertThat(lead.path("score").isNull()).isTrue();
    assertThat(lead.path("client").path("phone").isNull()).isTrue();
    assertThat(lead.path("client").path("province_data").isNull()).isTrue();
    assertThat(lead.path("client").path("email").asText()).isEqualTo("ana@correo.example");
    assertThat(changed("{\"client\": null}").path("client").isNull()).isTrue();
  }

  @Test
  void makesTheListThatIsSentTheLeadsList() {
    JsonNode notes =
        changed(
                "{\"note\": [{\"content\": \"tres\"}, {\"id\": "
                    + id("/note/1/id")
                    + ", \"content\": \"dos bis\"}]}")
            .path("note");
    assertThat(notes).hasSize(2);
    assertThat(notes.path(0).path("content").asText()).isEqualTo("tres");
    assertThat(notes.path(0).path("id").asLong()).isGreaterThan(id("/note/1/id"));
    assertThat(notes.path(1).path("id").asLong()).isEqualTo(id("/note/1/id"));
    assertThat(notes.path(1).path("modified").asText()).startsWith("2026-10-05T11:00:00");
    assertThat(notes.path(1).path("history").findValuesAsText("content"))
        .containsExactly("dos bis", "dos");
  }

  @Test
  void keepsANoteThatIsResentById() {
    JsonNode notes = changed("{\"note\": [{\"id\": " + id("/note/0/id") + "}]}").path("note");
    assertThat(notes).hasSize(1);
    assertThat(notes.path(0)).isEqualTo(before.at("/note/0"));
    assertThat(changed("{\"note\": [], \"tags\": []}").path("note")).isEmpty();
  }

  @Test
  void updatesATaskInItsRequest() {
    JsonNode request =
        changed(
                "{\"request\": {\"id\": %d, \"task\": [{\"id\": %d, \"appraisal\": {\"id\": %d, \"km\": \"6\"}}]}}"
                    .formatted(
                        id("/request/id"),
                        id("/request/task/0/id"),
                        id("/request/task/0/appraisal/id")))
            .path("request");
    assertThat(request.path("id").asLong()).isEqualTo(id("/request/id"));
    assertThat(request.path("task")).hasSize(1);
    ObjectNode task = before.at("/request/task/0").deepCopy();
    task.withObject("/appraisal").put("km", "6");
    assertThat(request.at("/task/0")).isEqualTo(task);
    assertThat(deleteTask(id("/request/task/1/id"))).isEqualTo(404);
  }

  @Test
  void replacesARequestWithoutIdWithAllItsTasks() {
    JsonNode request =
        changed("{\"request\": {\"task\": [{\"type\": \"budget\"}]}}").path("request");
    assertThat(request.path("id").asLong()).isGreaterThan(id("/request/id"));
    assertThat(request.path("task").findValuesAsText("type")).containsExactly("budget");
    assertThat(deleteTask(id("/request/task/0/id"))).isEqualTo(404);
    assertThat(deleteTask(request.at("/task/0/id").asLong())).isEqualTo(204);
  }

  private int deleteTask(long id) {
    return sandbox.send("DELETE", "/api/task/" + id + "/", null).status();
  }

  @Test
  void movesALeadToAnotherSource() {
    JsonNode lead = changed("{\"source\": 8}");
    assertThat(lead.path("concessionaire").asInt()).isEqualTo(2);
    assertThat(lead.path("source_data").path("data").asText()).isEqualTo("leads@motorsur.example");
  }

  @Test
  void assignsALead() {
    JsonNode lead = changed("{\"user\": 3}");
    assertThat(lead.path("user").asInt()).isEqualTo(3);
    assertThat(lead.path("user_data").path("first_name").asText()).isEqualTo("Ane");
    assertThat(change("{\"user\": 99}").text())
        .isEqualTo("{\"user\":[\"Clave primaria \\\"99\\\" inválida - objeto no existe.\"]}");
    assertThat(change("{\"user\": null}").text())
        .isEqualTo("{\"user\":[\"Este campo no puede ser nulo.\"]}");
    assertThat(sandbox.lead(1)).isEqualTo(lead);
  }

  @Test
  void finishesALead() {
    JsonNode lead = changed("{\"status\": \"end\"}");
    assertThat(lead.path("status").asText()).isEqualTo("end");
    assertThat(lead.path("finish_date").asText()).isEqualTo("2026-10-05T11:00:00.000000+02:00");
    assertThat(lead.path("result").isNull()).isTrue();
    assertThat(lead.path("pending_tasks").asBoolean(true)).isFalse();
  }

  @Test
  void endsALeadWhoseVehicleIsSoldUntilItIsReopened() {
    String sold = "{\"vehicle\": {\"id\": " + id("/vehicle/id") + ", \"sold\": true}}";
    JsonNode lead = changed(sold);
    assertThat(lead.path("status").asText()).isEqualTo("end");
    assertThat(lead.path("result").asText()).isEqualTo("not available");
    assertThat(lead.path("finish_date").isTextual()).isTrue();
    assertThat(changed("{\"score\": 1}").path("result").asText()).isEqualTo("not available");

    JsonNode reopened = changed("{\"status\": \"tracing\"}");
    assertThat(reopened.path("status").asText()).isEqualTo("tracing");
    assertThat(reopened.path("result").isNull()).isTrue();
    assertThat(reopened.path("finish_date").isNull()).isTrue();
    assertThat(reopened.path("vehicle").path("sold").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      textBlock =
          """
          {"vehicle": {"km": "1"}} # {"vehicle":{"brand_model":["Este campo es requerido."]}}
          {"vehicle": {"id": 7, "km": "1"}} # {"vehicle":{"id":["Clave primaria \\"7\\" inválida - objeto no existe."],"brand_model":["Este campo es requerido."]}}
          {"vehicle": {"id": 53, "brand_model": ""}} # {"vehicle":{"brand_model":["Este campo no puede estar en blanco."]}}
          {"vehicle": {"id": 53, "brand_model": null}} # {"vehicle":{"brand_model":["Este campo no puede ser nulo."]}}
          {"vehicle": null} # {"vehicle":["Este campo no puede ser nulo."]}
          {"client": {"phone": "1"}} # {"client":{"name":["Este campo es requerido."]}}
          {"client": {"name": "A", "email": "@"}} # {"client":{"email":["Introduzca una dirección de correo electrónico válida."]}}
          {"note": [{"id": 2702}, {"id": 2702}]} # {"note":[{},{"id":["Clave primaria \\"2702\\" inválida - objeto no existe."],"content":["Este campo es requerido."]}]}
          {"note": [{"id": 2701, "content": "de la tarea"}]} # {"note":[{"id":["Clave primaria \\"2701\\" inválida - objeto no existe."]}]}
          {"tags": [{}]} # {"tags":[{"content":["Este campo es requerido."]}]}
          {"request": {"id": 1}} # {"request":{"id":["Clave primaria \\"1\\" inválida - objeto no existe."]}}
          {"request": {"task": [{"id": 501}]}} # {"request":{"task":[{"id":["Clave primaria \\"501\\" inválida - objeto no existe."]}]}}
          {"request": {"id": 49, "task": [{"id": 502, "type": "appraisal"}]}} # {"request":{"task":[{"appraisal":["Este campo es requerido."]}]}}
          {"source": null} # {"source":["Este campo no puede ser nulo."]}
          {"status": "closed"} # {"status":["\\"closed\\" no es una elección válida."]}
          {"score": 9} # {"score":["\\"9\\" no es una elección válida."]}
          [] # {"non_field_errors":["Datos inválidos. Se esperaba un diccionario pero es un list."]}
          """)
  void refusesWhatTheManualDoesNotAllowAndChangesNothing(String body, String errors) {
    SandboxCaller.Reply reply = change(body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.text()).isEqualTo(errors);
    assertThat(sandbox.lead(1)).isEqualTo(before);
    assertThat(sandbox.audit()).hasSize(1);
  }

  @Test
  void refusesBrokenJsonAndALeadThatIsNotThere() {
    assertThat(change("{'user': 3}").body().path("detail").asText()).startsWith("JSON parse error");
    assertThat(sandbox.patch("/api/lead/2/", "{\"user\": 3}").status()).isEqualTo(404);
    assertThat(sandbox.patch("/api/lead/uno/", "{\"status\": \"end\"}").status()).isEqualTo(404);
  }

  @Test
  void distinguishesAssigningFinishingAndModifying() {
    changed("{\"user\": 3}");
    changed("{\"status\": \"tracing\"}");
    changed("{\"user\": 4, \"score\": 1}");
    changed("{\"status\": \"end\"}");
    change("{'");
    assertThat(sandbox.audit().findValuesAsText("operation"))
        .containsExactly("create-lead", "assign-lead", "modify-lead", "modify-lead", "finish-lead");
    assertThat(sandbox.stats().path("requests").path("modify-lead").toString())
        .isEqualTo("{\"200\":2,\"400\":1}");

    sandbox.fault(on("assign-lead").commitThenFail());
    assertThat(change("{\"score\": 3}").status()).isEqualTo(200);
    assertThat(change("{\"user\": 5}").status()).isEqualTo(500);
    assertThat(sandbox.lead(1).path("user").asInt()).isEqualTo(5);
  }

  @Test
  void findsALeadByItsCurrentText() {
    changed(
        "{\"vehicle\": {\"id\": "
            + id("/vehicle/id")
            + ", \"brand_model\": \"Kia Niro\"},"
            + " \"tags\": [{\"content\": \"ref:CD34\"}]}");
    assertThat(found("niro")).isEqualTo(1);
    assertThat(found("le%C3%B3n")).isZero();
    assertThat(found("ref:cd34")).isEqualTo(1);
    assertThat(found("ref:ab12")).isZero();
  }

  private int found(String search) {
    return sandbox.get("/api/lead/?search=" + search).body().path("count").asInt(-1);
  }
}
