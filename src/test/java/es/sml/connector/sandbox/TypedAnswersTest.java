package es.sml.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import es.sml.connector.sml.answer.Answer;
import es.sml.connector.sml.answer.AnswerReader;
import es.sml.connector.sml.answer.Page;
import es.sml.connector.sml.answer.lead.Call;
import es.sml.connector.sml.answer.lead.Client;
import es.sml.connector.sml.answer.lead.SmlLeadRecord;
import es.sml.connector.sml.answer.lead.Task;
import es.sml.connector.sml.answer.reference.Concessionaire;
import es.sml.connector.sml.answer.reference.GasType;
import es.sml.connector.sml.answer.reference.Locality;
import es.sml.connector.sml.answer.reference.Province;
import es.sml.connector.sml.answer.reference.Source;
import es.sml.connector.sml.answer.reference.User;
import es.sml.connector.testing.sandbox.RunningSandbox;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the records for responses with real responses. */
class TypedAnswersTest {
  @RegisterExtension static final RunningSandbox SANDBOX = RunningSandbox.withDefaults();

  private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();
  private static final Map<String, JsonNode> ANSWERS = new LinkedHashMap<>();

  private static final Map<String, Class<?>> LISTS =
      Map.of(
          "/api/concessionaire/", Concessionaire.class,
          "/api/lead/", SmlLeadRecord.class,
          "/api/source/", Source.class,
          "/api/gas_type/", GasType.class,
          "/api/clients/", Client.class,
          "/api/provinces/?country=28", Province.class,
          "/api/localities/", Locality.class,
          "/api/user/", User.class);
  private static final Map<String, Class<? extends Answer>> SINGLE =
      Map.of(
          "create-lead", SmlLeadRecord.class,
          "get-lead", SmlLeadRecord.class,
          "create-task", Task.class,
          "modify-task", Task.class,
          "click2call", Call.class);

  @BeforeAll
  static void ask() {
    JsonNode lead =
        SANDBOX.created(
            """
            {"source": 1, "score": "3", "note": [{"content": "Nota"}], "tags": [{"content": "Etiqueta"}],
             "client": {"name": "Ana", "phone": "600111222", "email": "ana@example.com",
                        "province": 638, "location": 58323},
             "vehicle": {"brand_model": "M", "price": "1", "km": "2", "year": 2008, "gas": 1},
             "request": {"task": [{"type": "appraisal", "note": [{"content": "Otra"}],
               "appraisal": {"brand_model": "T", "gas": 1, "origin": "national"}}]}}""");
    SANDBOX.created(SandboxCaller.MINIMAL_LEAD);
    ANSWERS.put("create-lead", lead);
    JsonNode task =
        SANDBOX
            .post(
                "/api/lead_task_create/", "{\"lead\": " + lead.path("id") + ", \"type\": \"date\"}")
            .body();
    ANSWERS.put("create-task", task);
    ANSWERS.put(
        "modify-task",
        SANDBOX
            .patch("/api/task/" + task.path("id") + "/", "{\"realization_date_check\": true}")
            .body());
    ANSWERS.put(
        "click2call",
        SANDBOX
            .patch(
                "/api/netelip/call_control_lead/click2call/", "{\"lead\": " + lead.path("id") + "}")
            .body());
    ANSWERS.put("get-lead", SANDBOX.lead(lead.path("id").asLong()));
    LISTS.keySet().forEach(path -> ANSWERS.put(path, SANDBOX.get(path).body()));
  }

  static Set<String> answers() {
    return ANSWERS.keySet();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anAnswerReadAndWrittenIsTheSame(String name) throws IOException {
    JsonNode written =
        SandboxCaller.MAPPER.readTree(SandboxCaller.MAPPER.writeValueAsBytes(read(name)));
    assertThat(written).isEqualTo(ANSWERS.get(name));
  }

  @Test
  void everyListHasEntries() {
    for (String path : LISTS.keySet()) {
      assertThat(((Page<?>) read(path)).results()).as(path).isNotEmpty();
    }
  }

  @Test
  void everyComponentHoldsAFieldOfAnAnswer() throws ReflectiveOperationException {
    Set<String> known = new TreeSet<>();
    Set<String> found = new TreeSet<>();
    Set<String> unfit = new TreeSet<>();
    for (String name : ANSWERS.keySet()) {
      inspect(read(name), known, found, unfit);
    }
    assertThat(found).isEqualTo(known);
    assertThat(unfit).isEmpty();
  }

  private static Answer read(String name) {
    JsonNode answer = ANSWERS.get(name);
    return LISTS.containsKey(name)
        ? AnswerReader.page(answer, LISTS.get(name))
        : AnswerReader.read(answer, SINGLE.get(name));
  }

  // A null field appears among the fields without a component.
  private static void inspect(
      Answer answer, Set<String> known, Set<String> found, Set<String> unfit)
      throws ReflectiveOperationException {
    for (RecordComponent component : answer.getClass().getRecordComponents()) {
      Object value = component.getAccessor().invoke(answer);
      JsonNode left = answer.more().get(NAMES.translate(component.getName()));
      String label = answer.getClass().getSimpleName() + "." + component.getName();
      known.add(label);
      if (value != null || left != null) {
        found.add(label);
      }
      if (left != null && !left.isNull()) {
        unfit.add(label);
      }
      for (Object nested :
          value instanceof List<?> list ? list : List.of(value == null ? "" : value)) {
        if (nested instanceof Answer record) {
          inspect(record, known, found, unfit);
        }
      }
    }
  }
}
