package es.sml.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import es.sml.connector.testing.sandbox.ApiContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiContractTest {
  private static final String REFERENCE = "https://sml.example/openapi.json#";
  private static final String META_SCHEMA = "https://json-schema.org/draft/2020-12/schema";
  private static final String ONE_FUEL =
      "{\"count\": 1, \"next\": null, \"previous\": null,"
          + " \"results\": [{\"id\": 1, \"name\": \"GLP\"}]}";

  private final ApiContract contract = ApiContract.contract();

  private List<String> breaches(
      String method, String path, String request, int status, String answer) {
    return contract.breaches(
        new ApiContract.Exchange(method, path, request, status, "application/json", answer));
  }

  @Test
  void describesEveryOperationOfTheManualOnce() {
    assertThat(contract.operations().stream().map(ApiContract.Operation::id))
        .containsExactlyInAnyOrder(
            "login",
            "logout",
            "list-concessionaires",
            "list-leads",
            "get-lead",
            "create-lead",
            "list-sources",
            "list-gas-types",
            "list-clients",
            "list-provinces",
            "list-localities",
            "assign-lead",
            "list-users",
            "change-status",
            "modify-lead",
            "create-task",
            "modify-task",
            "delete-task",
            "lead-history",
            "finish-lead",
            "click2call");
  }

  @Test
  void describesThemWithSchemasThatAreValidAndReferencesThatLeadSomewhere() {
    JsonNode document = contract.document();
    for (JsonNode reference : document.findValues("$ref")) {
      assertThat(reference.textValue()).startsWith(REFERENCE);
      assertThat(document.at(reference.textValue().substring(REFERENCE.length())).isMissingNode())
          .as(reference.textValue())
          .isFalse();
    }
    var metaSchema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(META_SCHEMA));
    List<JsonNode> schemas = new ArrayList<>(document.findValues("schema"));
    document.at("/components/schemas").forEach(schemas::add);
    assertThat(schemas).hasSizeGreaterThan(60);
    for (JsonNode schema : schemas) {
      assertThat(metaSchema.validate(schema)).as(schema.toString()).isEmpty();
    }
  }

  @Test
  void hasOnePathForEachUrl() {
    List<String> urls = new ArrayList<>();
    contract
        .document()
        .path("paths")
        .fieldNames()
        .forEachRemaining(path -> urls.add(path.replaceAll("\\{\\w+}", "{}")));
    assertThat(urls).hasSize(16).doesNotHaveDuplicates().noneMatch(url -> url.contains("#"));
  }

  @Test
  void givesExamplesThatFitTheirSchemas() {
    int examples = 0;
    for (ApiContract.Operation operation : contract.operations()) {
      JsonNode content = operation.tree().at("/requestBody/content/application~1json");
      for (JsonNode example : content.path("examples")) {
        JsonNode value =
            example.has("$ref")
                ? contract
                    .document()
                    .at(example.get("$ref").textValue().substring(REFERENCE.length()))
                    .path("value")
                : example.path("value");
        assertThat(contract.invalid(operation.id(), content.path("schema"), value)).isEmpty();
        examples++;
      }
    }
    assertThat(examples).isEqualTo(13);
  }

  @Test
  void findsNothingWrongWithWhatItDescribes() {
    assertThat(breaches("GET", "/api/gas_type/?page=2&page_size=all", null, 200, ONE_FUEL))
        .isEmpty();
    assertThat(breaches("POST", "/api/auth/logout/", null, 200, "")).isEmpty();
    assertThat(
            breaches(
                "PATCH",
                "/api/netelip/call_control_lead/click2call/",
                "{\"lead\": 986}",
                200,
                "{\"id\": 1, \"lead\": 986, \"call_control\": 135, \"user\": 2}"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"count": 0, "next": null, "results": []} | previous
          {"count": "0", "next": null, "previous": null, "results": []} | count
          {"count": 0, "next": 3, "previous": null, "results": []} | next
          {"count": 0, "next": null, "previous": null, "results": [{"id": 1}]} | results
          [] | object
          <html> | object
          """)
  void findsAWrongAnswer(String answer, String named) {
    assertThat(breaches("GET", "/api/gas_type/", null, 200, answer).toString()).contains(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          GET | /api/gas_type/?fuel=1 | - | fuel
          GET | /api/gas_type/?page=two | - | page
          GET | /api/gas_type/?page_size=0 | - | page_size
          GET | /api/gas_type/ | {} | no body
          GET | /api/provinces/ | - | country
          GET | /api/lead/?concessionaire__in=1,x | - | concessionaire__in
          GET | /api/lead/?status=closed | - | status
          GET | /api/cars/ | - | no operation
          POST | /api/lead/ | - | a body
          POST | /api/lead/ | {"source": 1} | vehicle
          POST | /api/lead/ | {"source": 1, "vehicle": {"brand_model": "M"}, "sourc": 1} | sourc
          POST | /api/lead/ | {"source": 1, "vehicle": {"brand_model": "M", "id": 1}} | id
          POST | /api/lead_task_create/ | {"lead": 1, "type": "appraisal"} | appraisal
          PATCH | /api/lead/1/ | {"vehicle": {"km": "1"}} | brand_model
          PATCH | /api/lead/1/change_status/ | {"status": "closed"} | status
          """)
  void findsAWrongRequest(String method, String path, String body, String named) {
    assertThat(breaches(method, path, body, 200, "{}").toString()).contains(named);
  }

  @Test
  void letsARefusedRequestBeAsItLikesButNotItsRefusal() {
    assertThat(breaches("POST", "/api/lead/", "{'", 400, "{\"source\": [\"no\"]}")).isEmpty();
    assertThat(breaches("POST", "/api/lead/", "{'", 400, "{\"source\": 4}").toString())
        .contains("source");
    assertThat(breaches("POST", "/api/lead/", "{'", 401, "{}").toString()).contains("detail");
  }
}
