package es.sml.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.sandbox.RunningSandbox;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTasksTest {
  private static final String[] KEYS = {
    "id",
    "type",
    "subtype",
    "description",
    "media",
    "planified_realization_date",
    "planified_tracking_date",
    "realization_date",
    "realization_date_check",
    "tracking_date",
    "tracking_date_check",
    "note",
    "created",
    "appraisal",
    "is_click2call",
    "lead"
  };

  @RegisterExtension final RunningSandbox sandbox = RunningSandbox.at("2026-10-05T08:00:00Z");

  @BeforeEach
  void createALead() {
    sandbox.created(SandboxCaller.MINIMAL_LEAD);
    sandbox.clock().advance(Duration.ofHours(1));
  }

  private SandboxCaller.Reply create(String task) {
    return sandbox.post("/api/lead_task_create/", task);
  }

  private JsonNode created(String more) {
    SandboxCaller.Reply reply = create("{\"lead\": 1" + more + "}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.body();
  }

  private SandboxCaller.Reply modify(JsonNode task, String body) {
    return sandbox.patch("/api/task/" + task.path("id").asLong() + "/", body);
  }

  private JsonNode modified(JsonNode task, String body) {
    SandboxCaller.Reply reply = modify(task, body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.body();
  }

  private JsonNode tasksOfTheLead() {
    return sandbox.lead(1).at("/request/task");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date",
        "budget",
        "financing",
        "warranty",
        "vehicle_information",
        "response_information_mail",
        "pending_assignment",
        "other"
      })
  void addsATaskOfEachType(String type) {
    JsonNode task = created(", \"type\": \"" + type + "\"");
    assertThat(task.fieldNames()).toIterable().containsExactly(KEYS);
    assertThat(task.path("lead").asInt()).isEqualTo(1);
    assertThat(task.path("type").asText()).isEqualTo(type);
    assertThat(task.path("media").asText()).isEqualTo("Phone");
    assertThat(task.path("created").asText()).isEqualTo("2026-10-05T11:00:00.000000+02:00");
    assertThat(tasksOfTheLead()).hasSize(1);
    assertThat(tasksOfTheLead().path(0).path("id")).isEqualTo(task.path("id"));
    assertThat(tasksOfTheLead().path(0).path("author").asInt()).isEqualTo(2);
  }

  @Test
  void addsAnAppraisal() {
    JsonNode task =
        created(
            """
            , "type": "appraisal", "subtype": "entrega", "description": "Tasar en el taller",
            "media": "Whatsapp", "note": [{"content": "Trae los papeles"}],
            "planified_realization_date": "2026-10-06T09:00:00Z",
            "appraisal": {"brand_model": "Fiat 500", "license_plate": "8888JJJ", "km": "100000",
                          "year": 2010, "gas": 1, "extras": "Techo", "origin": "foreign"}
            """);
    assertThat(task.path("appraisal").path("id").isIntegralNumber()).isTrue();
    assertThat(task.at("/appraisal/gas_data/name").asText()).isEqualTo("Gasolina");
    assertThat(task.at("/appraisal/origin").asText()).isEqualTo("foreign");
    assertThat(task.at("/note/0/content").asText()).isEqualTo("Trae los papeles");
    assertThat(task.path("planified_realization_date").asText())
        .isEqualTo("2026-10-06T11:00:00.000000+02:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Phone", "E-mail", "SMS", "Whatsapp"})
  void acceptsEachMedium(String media) {
    assertThat(created(", \"media\": \"" + media + "\"").path("media").asText()).isEqualTo(media);
  }

  @Test
  void addsTasksAfterThoseThatAreThere() {
    created(", \"type\": \"date\"");
    created(", \"type\": \"budget\"");
    assertThat(tasksOfTheLead().findValuesAsText("type")).containsExactly("date", "budget");
    assertThat(sandbox.audit().findValuesAsText("operation"))
        .containsExactly("create-lead", "create-task", "create-task");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      textBlock =
          """
          {} # {"lead":["Este campo es requerido."]}
          {"lead": 2} # {"lead":["Clave primaria \\"2\\" inválida - objeto no existe."]}
          {"lead": "uno"} # {"lead":["Tipo incorrecto. Se esperaba valor de clave primaria y se recibió str."]}
          {"lead": 1, "type": "visit"} # {"type":["\\"visit\\" no es una elección válida."]}
          {"lead": 1, "media": "Fax"} # {"media":["\\"Fax\\" no es una elección válida."]}
          {"lead": 1, "media": null} # {"media":["Este campo no puede ser nulo."]}
          {"lead": 1, "type": "appraisal"} # {"appraisal":["Este campo es requerido."]}
          {"lead": 1, "type": "appraisal", "appraisal": null} # {"appraisal":["Este campo no puede ser nulo."]}
          {"lead": 1, "type": "appraisal", "appraisal": {}} # {"appraisal":{"brand_model":["Este campo es requerido."]}}
          {"lead": 1, "appraisal": {"brand_model": "M", "gas": 99}} # {"appraisal":{"gas":["Clave primaria \\"99\\" inválida - objeto no existe."]}}
          {"lead": 1, "note": [{"content": " "}]} # {"note":[{"content":["Este campo no puede estar en blanco."]}]}
          {"lead": 1, "realization_date_check": "quizás"} # {"realization_date_check":["\\"quizás\\" no es un booleano válido."]}
          [] # {"non_field_errors":["Datos inválidos. Se esperaba un diccionario pero es un list."]}
          """)
  void refusesAnImpossibleTask(String task, String errors) {
    SandboxCaller.Reply reply = create(task);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text()).isEqualTo(errors);
    assertThat(tasksOfTheLead()).isEmpty();
  }

  @Test
  void modifiesATaskAndLeavesItsLeadOutOfTheAnswer() {
    JsonNode other = created(", \"type\": \"budget\"");
    JsonNode task = created(", \"type\": \"date\", \"note\": [{\"content\": \"una\"}]");
    sandbox.clock().advance(Duration.ofHours(1));

    JsonNode done = modified(task, "{\"realization_date_check\": true, \"media\": \"SMS\"}");
    assertThat(done.fieldNames())
        .toIterable()
        .containsExactly(Arrays.copyOf(KEYS, KEYS.length - 1));
    assertThat(done.path("type").asText()).isEqualTo("date");
    assertThat(done.path("media").asText()).isEqualTo("SMS");
    assertThat(done.path("note")).isEqualTo(task.path("note"));
    assertThat(done.path("realization_date").asText())
        .isEqualTo("2026-10-05T12:00:00.000000+02:00");
    assertThat(done.path("created")).isEqualTo(task.path("created"));
    assertThat(tasksOfTheLead().path(0).path("id")).isEqualTo(other.path("id"));
    assertThat(tasksOfTheLead().path(0).path("media").asText()).isEqualTo("Phone");

    sandbox.clock().advance(Duration.ofHours(1));
    assertThat(modified(task, "{\"realization_date_check\": true}").path("realization_date"))
        .isEqualTo(done.path("realization_date"));
    assertThat(
            modified(task, "{\"realization_date_check\": false}").path("realization_date").isNull())
        .isTrue();
  }

  @Test
  void updatesAnAppraisalByItsIdAndReplacesItWithout() {
    JsonNode task =
        created(
            ", \"type\": \"appraisal\", \"appraisal\": {\"brand_model\": \"Fiat\", \"km\": \"5\"}");
    long id = task.at("/appraisal/id").asLong();

    JsonNode updated =
        modified(task, "{\"appraisal\": {\"id\": " + id + ", \"brand_model\": \"new name\"}}")
            .path("appraisal");
    assertThat(updated.path("id").asLong()).isEqualTo(id);
    assertThat(updated.path("brand_model").asText()).isEqualTo("new name");
    assertThat(updated.path("km").asText()).isEqualTo("5");

    JsonNode replaced =
        modified(task, "{\"appraisal\": {\"brand_model\": \"Kia\"}}").path("appraisal");
    assertThat(replaced.path("id").asLong()).isGreaterThan(id);
    assertThat(replaced.path("km").isNull()).isTrue();
    assertThat(
            modified(task, "{\"type\": \"other\", \"appraisal\": null}").path("appraisal").isNull())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      textBlock =
          """
          {"type": "appraisal"} # {"appraisal":["Este campo es requerido."]}
          {"type": "visit"} # {"type":["\\"visit\\" no es una elección válida."]}
          {"appraisal": {"km": "1"}} # {"appraisal":{"brand_model":["Este campo es requerido."]}}
          {"appraisal": {"id": 5}} # {"appraisal":{"id":["Clave primaria \\"5\\" inválida - objeto no existe."],"brand_model":["Este campo es requerido."]}}
          {"note": [{"id": 5}]} # {"note":[{"id":["Clave primaria \\"5\\" inválida - objeto no existe."],"content":["Este campo es requerido."]}]}
          """)
  void refusesAnImpossibleChange(String body, String errors) {
    JsonNode task = created(", \"type\": \"date\"");
    SandboxCaller.Reply reply = modify(task, body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text()).isEqualTo(errors);
    assertThat(tasksOfTheLead().path(0).path("type").asText()).isEqualTo("date");
  }

  @Test
  void deletesATaskOnce() {
    created(", \"type\": \"date\"");
    JsonNode task = created(", \"type\": \"budget\"");
    String path = "/api/task/" + task.path("id").asLong() + "/";
    SandboxCaller.Reply reply = sandbox.send("DELETE", path, null);
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.text()).isEmpty();
    assertThat(tasksOfTheLead().findValuesAsText("type")).containsExactly("date");
    assertThat(sandbox.audit().path(3).toString())
        .isEqualTo(
            "{\"sequence\":4,\"operation\":\"delete-task\",\"at\":\"2026-10-05T09:00:00Z\","
                + "\"lead\":1,\"source\":1,\"tags\":[],\"task\":502,"
                + "\"oldStatus\":\"new\",\"newStatus\":\"new\"}");
    assertThat(sandbox.audit().findValuesAsText("task")).containsExactly("501", "502", "502");
    assertThat(sandbox.send("DELETE", path, null).status()).isEqualTo(404);
    assertThat(sandbox.patch(path, "{}").status()).isEqualTo(404);
    assertThat(sandbox.send("DELETE", "/api/task/x/", null).status()).isEqualTo(404);
  }
}
