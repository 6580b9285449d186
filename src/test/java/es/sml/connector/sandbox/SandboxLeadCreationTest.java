package es.sml.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.sandbox.RunningSandbox;
import es.sml.connector.testing.sandbox.SandboxCaller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxLeadCreationTest {
  @RegisterExtension static final RunningSandbox sandbox = RunningSandbox.withDefaults();

  /** The manual's example, with the tested elements instead of its own. */
  private static String lead(String more) {
    return "{\"source\": 1, \"vehicle\": {\"brand_model\": \"Modelo\"}" + more + "}";
  }

  private static String refusal(String lead) {
    int before = sandbox.stats().path("leads").asInt();
    SandboxCaller.Reply reply = sandbox.create(lead);
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(sandbox.stats().path("leads").asInt()).isEqualTo(before);
    return reply.text();
  }

  @Test
  void usesTheDefaultsOfTheManual() {
    JsonNode lead = sandbox.created(lead(", \"request\": {\"task\": [{\"type\": \"date\"}]}"));
    assertThat(lead.path("status").asText()).isEqualTo("new");
    assertThat(lead.path("user").asInt()).isEqualTo(2);
    assertThat(lead.path("score").isNull()).isTrue();
    JsonNode task = lead.path("request").path("task").path(0);
    assertThat(task.path("media").asText()).isEqualTo("Phone");
    assertThat(task.path("realization_date_check").asBoolean(true)).isFalse();
    assertThat(task.path("realization_date").isNull()).isTrue();
  }

  @Test
  void showsTheLeadUnderItsIdAsItWasAnswered() {
    JsonNode lead = sandbox.created(lead(", \"note\": [{\"content\": \"Llamar mañana\"}]"));
    JsonNode shown = sandbox.get("/api/lead/" + lead.path("id").asLong() + "/").body();
    assertThat(shown).isEqualTo(lead);
    assertThat(shown.path("note").path(0).path("content").asText()).isEqualTo("Llamar mañana");
    assertThat(shown.path("note").path(0).path("history").path(0).path("history_user").asInt())
        .isEqualTo(2);
  }

  @Test
  void endsALeadWhoseVehicleIsSold() {
    JsonNode lead =
        sandbox.created(
            "{\"source\": 1, \"status\": \"tracing\","
                + " \"vehicle\": {\"brand_model\": \"M\", \"sold\": true}}");
    assertThat(lead.path("status").asText()).isEqualTo("end");
    assertThat(lead.path("result").asText()).isEqualTo("not available");
    assertThat(lead.path("finish_date").asText()).isEqualTo(lead.path("created").asText());
    assertThat(lead.path("pending_tasks").asBoolean(true)).isFalse();
  }

  @Test
  void datesTheFinishOfALeadThatIsCreatedEnded() {
    JsonNode lead = sandbox.created(lead(", \"status\": \"end\""));
    assertThat(lead.path("finish_date").isTextual()).isTrue();
    assertThat(lead.path("result").isNull()).isTrue();
  }

  @Test
  void acceptsScoresAndIdsAsNumbersAndAsTexts() {
    assertThat(sandbox.created(lead(", \"score\": 4")).path("score").asText()).isEqualTo("4");
    assertThat(sandbox.created(lead(", \"score\": \"4\"")).path("score").asText()).isEqualTo("4");
    SandboxCaller lenient = sandbox.outsideTheContract();
    assertThat(lenient.created(lead(", \"user\": \"3\"")).path("user").isInt()).isTrue();
    JsonNode priced =
        lenient.created("{\"source\": 1, \"vehicle\": {\"brand_model\": \"M\", \"price\": 9500}}");
    assertThat(priced.path("vehicle").path("price").textValue()).isEqualTo("9500");
  }

  @Test
  void keepsTheInstantOfAPlannedDate() {
    JsonNode lead =
        sandbox.created(
            lead(
                ", \"request\": {\"task\": [{\"type\": \"date\","
                    + " \"planified_realization_date\": \"2019-05-06T14:56:46.903Z\"}]}"));
    assertThat(
            lead.path("request").path("task").path(0).path("planified_realization_date").asText())
        .isEqualTo("2019-05-06T16:56:46.903000+02:00");
  }

  @Test
  void acceptsNullWhereASampleHasNull() {
    JsonNode lead = sandbox.created(lead(", \"client\": null, \"score\": null"));
    assertThat(lead.path("client").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      textBlock =
          """
          {} # {"source":["Este campo es requerido."],"vehicle":["Este campo es requerido."]}
          {"source": 1, "vehicle": {}} # {"vehicle":{"brand_model":["Este campo es requerido."]}}
          {"source": 1, "vehicle": {"brand_model": " "}} # {"vehicle":{"brand_model":["Este campo no puede estar en blanco."]}}
          {"source": 1, "vehicle": null} # {"vehicle":["Este campo no puede ser nulo."]}
          {"source": 1, "vehicle": "Golf"} # {"vehicle":{"non_field_errors":["Datos inválidos. Se esperaba un diccionario pero es un str."]}}
          {"source": 99, "vehicle": {"brand_model": "M"}} # {"source":["Clave primaria \\"99\\" inválida - objeto no existe."]}
          {"source": null, "vehicle": {"brand_model": "M"}} # {"source":["Este campo no puede ser nulo."]}
          {"source": true, "vehicle": {"brand_model": "M"}} # {"source":["Tipo incorrecto. Se esperaba valor de clave primaria y se recibió bool."]}
          [] # {"non_field_errors":["Datos inválidos. Se esperaba un diccionario pero es un list."]}
          """)
  void refusesALeadWithoutSourceOrVehicle(String lead, String errors) {
    assertThat(refusal(lead)).isEqualTo(errors);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      textBlock =
          """
          "client": {} # {"client":{"name":["Este campo es requerido."]}}
          "client": {"name": ["A"]} # {"client":{"name":["No es una cadena válida."]}}
          "client": {"name": "A", "email": "ana@correo"} # {"client":{"email":["Introduzca una dirección de correo electrónico válida."]}}
          "client": {"name": "A", "email": "ana.correo.example"} # {"client":{"email":["Introduzca una dirección de correo electrónico válida."]}}
          "client": {"name": "A", "email": "a b@correo.example"} # {"client":{"email":["Introduzca una dirección de correo electrónico válida."]}}
          "client": {"name": "A", "province": 1} # {"client":{"province":["Clave primaria \\"1\\" inválida - objeto no existe."]}}
          "client": {"name": "A", "location": 1} # {"client":{"location":["Clave primaria \\"1\\" inválida - objeto no existe."]}}
          "client": {"name": "A", "location": "Bilbao"} # {"client":{"location":["Tipo incorrecto. Se esperaba valor de clave primaria y se recibió str."]}}
          "user": 99 # {"user":["Clave primaria \\"99\\" inválida - objeto no existe."]}
          "status": "closed" # {"status":["\\"closed\\" no es una elección válida."]}
          "status": null # {"status":["Este campo no puede ser nulo."]}
          "score": 0 # {"score":["\\"0\\" no es una elección válida."]}
          "score": 5 # {"score":["\\"5\\" no es una elección válida."]}
          "note": "hola" # {"note":{"non_field_errors":["Se esperaba una lista de elementos en vez del tipo \\"str\\"."]}}
          "note": [{"content": "a"}, {}] # {"note":[{},{"content":["Este campo es requerido."]}]}
          "tags": [{"content": ""}] # {"tags":[{"content":["Este campo no puede estar en blanco."]}]}
          "tags": ["ref"] # {"tags":[{"non_field_errors":["Datos inválidos. Se esperaba un diccionario pero es un str."]}]}
          """)
  void refusesWhatTheManualDoesNotAllow(String part, String errors) {
    assertThat(refusal(lead(", " + part))).isEqualTo(errors);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      textBlock =
          """
          "year": "dos mil" # {"vehicle":{"year":["Introduzca un número entero válido."]}}
          "year": 2008.5 # {"vehicle":{"year":["Introduzca un número entero válido."]}}
          "year": 99999999999 # {"vehicle":{"year":["Asegúrese de que este valor es menor o igual a 2147483647."]}}
          "gas": 9 # {"vehicle":{"gas":["Clave primaria \\"9\\" inválida - objeto no existe."]}}
          "sold": "quizás" # {"vehicle":{"sold":["\\"quizás\\" no es un booleano válido."]}}
          "price": {} # {"vehicle":{"price":["No es una cadena válida."]}}
          """)
  void refusesAnImpossibleVehicle(String part, String errors) {
    assertThat(refusal("{\"source\": 1, \"vehicle\": {\"brand_model\": \"M\", " + part + "}}"))
        .isEqualTo(errors);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      textBlock =
          """
          "type": "visit" # {"type":["\\"visit\\" no es una elección válida."]}
          "media": "Fax" # {"media":["\\"Fax\\" no es una elección válida."]}
          "type": "appraisal" # {"appraisal":["Este campo es requerido."]}
          "type": "appraisal", "appraisal": null # {"appraisal":["Este campo no puede ser nulo."]}
          "type": "appraisal", "appraisal": {"km": "1"} # {"appraisal":{"brand_model":["Este campo es requerido."]}}
          "appraisal": {"brand_model": "M", "origin": "moon", "gas": 9} # {"appraisal":{"gas":["Clave primaria \\"9\\" inválida - objeto no existe."],"origin":["\\"moon\\" no es una elección válida."]}}
          "planified_tracking_date": "mañana" # {"planified_tracking_date":["Fecha/hora con formato erróneo. Use uno de los siguientes formatos en su lugar: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]."]}
          "tracking_date_check": 7 # {"tracking_date_check":["\\"7\\" no es un booleano válido."]}
          "note": [{}] # {"note":[{"content":["Este campo es requerido."]}]}
          """)
  void refusesAnImpossibleTask(String part, String errors) {
    assertThat(refusal(lead(", \"request\": {\"task\": [{" + part + "}]}")))
        .isEqualTo("{\"request\":{\"task\":[" + errors + "]}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null-and-void", "{\"source\": 1", "{\"source\": 1} {}", "{'source': 1}"})
  void refusesBrokenJson(String body) {
    String errors = refusal(body);
    assertThat(errors)
        .matches(
            body.isEmpty() ? ".*Este campo es requerido.*" : "\\{\"detail\":\"JSON parse error.*");
  }

  @Test
  void refusesAnotherMediaType() throws Exception {
    SandboxCaller.Reply reply =
        sandbox.sendOrFail("POST", "/api/lead/", SandboxCaller.MINIMAL_LEAD, "text/plain");
    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.body().path("detail").asText())
        .isEqualTo("Tipo de medio \"text/plain\" no soportado en la solicitud.");
  }

  @Test
  void refusesABodyAboveOneMegabyte() {
    String filler = "x".repeat(1024 * 1024);
    SandboxCaller.Reply reply = sandbox.create(lead(", \"filler\": \"" + filler + "\""));
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.contentType()).startsWith("text/html");
    String belowLimit = "x".repeat(1024 * 1024 - 1000);
    assertThat(
            sandbox
                .outsideTheContract()
                .create(lead(", \"filler\": \"" + belowLimit + "\""))
                .status())
        .isEqualTo(201);
  }
}
