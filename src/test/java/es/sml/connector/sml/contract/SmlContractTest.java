package es.sml.connector.sml.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.testing.sandbox.SandboxAccess;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SmlContractTest {
  private final SmlContract contract = SmlContract.shipped();

  @Test
  void hasTheOperationsOfTheDescriptionAndNoOther() throws IOException {
    List<String> described = new ArrayList<>();
    try (InputStream in = SmlContract.class.getResourceAsStream("/sml/openapi.yaml")) {
      for (JsonNode path : new YAMLMapper().readTree(in).required("paths")) {
        path.findValues("operationId").forEach(id -> described.add(id.asText()));
      }
    }
    assertThat(described).hasSize(21);
    assertThat(SmlOperation.values())
        .extracting(SmlOperation::label)
        .containsExactlyInAnyOrderElementsOf(described);
  }

  @ParameterizedTest
  @EnumSource
  void sendsEachOperationToThePathOfTheDescription(SmlOperation operation) {
    assertThat(operation.method() + " " + operation.path()).isEqualTo(contract.request(operation));
    int success =
        switch (operation) {
          case CREATE_LEAD, CREATE_TASK -> 201;
          case DELETE_TASK -> 204;
          default -> 200;
        };
    assertThat(contract.successes(operation)).containsExactly(success);
    assertThat(contract.summary(operation)).isNotBlank();
    assertThat(contract.description(operation)).startsWith("Manual: ");
  }

  @ParameterizedTest
  @EnumSource
  void describesTheValuesOfEachPath(SmlOperation operation) {
    List<String> inPath =
        contract.parameters(operation).stream()
            .filter(ContractParameter::inPath)
            .map(parameter -> "{" + parameter.name() + "}")
            .toList();
    assertThat(Arrays.stream(operation.path().split("/", -1)).filter(p -> p.startsWith("{")))
        .containsExactlyElementsOf(inPath);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "no",
      textBlock =
          """
          logout               | ''                                   | no
          list-concessionaires | search=x;page=1;page_size=2         | no
          list-leads           | status=commercial_management        | no
          list-leads           | page_size=all;search=7              | no
          list-leads           | concessionaire__in=1                | no
          list-leads           | concessionaire__in=1,2,4            | no
          list-leads           | client__phone__icontains=600        | no
          list-users           | online=true;is_active=              | no
          list-provinces       | country=28                          | no
          get-lead             | id_lead=7                           | no
          lead-history         | id_lead=7;page_size=all             | no
          delete-task          | id_tarea=7                          | no
          login                | ''                                   | {"username":"u","password":"p"}
          create-lead          | ''                                   | {"source":1,"vehicle":{"brand_model":"M"}}
          create-lead          | ''                                   | {"source":1,"vehicle":{"brand_model":"M"},"score":"4","client":null}
          create-lead          | ''                                   | {"source":1,"vehicle":{"brand_model":"M"},"client":{"name":"A","email":"a@b.example"}}
          assign-lead          | id_lead=7                           | {"user":2}
          change-status        | id_lead=7                           | {"status":"end"}
          finish-lead          | id_lead=7                           | {"status":"end"}
          modify-lead          | id_lead=7                           | {}
          modify-lead          | id_lead=7                           | {"score":null,"vehicle":{"id":3,"km":"1"},"note":[{"id":4}]}
          create-task          | ''                                   | {"lead":7,"type":"appraisal","appraisal":{"brand_model":"M"}}
          create-task          | ''                                   | {"lead":7,"planified_realization_date":"2026-12-01T10:00:00+01:00"}
          modify-task          | id_tarea=7                          | {"tracking_date_check":true}
          click2call           | ''                                   | {"lead":986}
          """)
  void allows(String operation, String parameters, String body) {
    SmlCall call = SandboxAccess.call(operation, parameters, body, false);
    assertThatCode(() -> contract.check(call)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "no",
      textBlock =
          """
          list-leads     | status=closed           | `status` must be one of new, commercial_management, tracing, end
          list-leads     | status=                 | `status` must be one of new, commercial_management, tracing, end
          list-leads     | page_size=0             | `page_size` must be a whole number from 1 or all
          list-leads     | page_size=ALL           | `page_size` must be a whole number from 1 or all
          list-leads     | page_size=1.5           | `page_size` must be a whole number from 1 or all
          list-leads     | page=0                  | `page` must be a whole number from 1
          list-leads     | concessionaire__in=1,x  | `concessionaire__in` must be a whole number, or several separated by commas
          list-leads     | concessionaire__in=1,,2 | `concessionaire__in` must be a whole number, or several separated by commas
          list-leads     | concessionaire__in=     | `concessionaire__in` must be a whole number, or several separated by commas
          list-leads     | page=0;status=closed    | `status` must be one of new, commercial_management, tracing, end; `page` must be a whole number from 1
          list-gas-types | search=x                | has no parameter search (it has page, page_size)
          lead-history   | id_lead=1;b=1;a=2       | has no parameter a, b (it has id_lead, page, page_size)
          logout         | page=1                  | has no parameter page
          list-users     | online=yes              | `online` must be true or false
          list-provinces | ''                       | needs the parameter `country`
          list-provinces | country=                | `country` must be a whole number
          get-lead       | ''                       | needs the parameter `id_lead`
          get-lead       | id_lead=seven           | `id_lead` must be a whole number
          delete-task    | ''                       | needs the parameter `id_tarea`
          """)
  void refusesParameters(String operation, String parameters, String reason) {
    SmlCall call = SandboxAccess.call(operation, parameters, null, false);
    assertThatThrownBy(() -> contract.check(call))
        .isInstanceOf(InvalidCallException.class)
        .hasMessage(operation + ": " + reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "no",
      textBlock =
          """
          logout        | ''          | {} | allows no body
          list-leads    | ''          | {} | allows no body
          delete-task   | id_tarea=1 | {} | allows no body
          create-lead   | ''          | no  | needs a body
          click2call    | ''          | no  | needs a body
          create-lead   | ''          | [] | must be a block
          create-lead   | ''          | {} | needs `source`; needs `vehicle`
          create-lead   | ''          | {"source":"1","vehicle":{"brand_model":"M"}} | `source` must be a whole number
          create-lead   | ''          | {"source":1,"vehicle":{"brand_model":""}} | `vehicle.brand_model` must be at least 1 characters long
          create-lead   | ''          | {"source":1,"sourc":2,"vehicle":{"brand_model":"M"}} | must not have `sourc` (did you mean `source`?)
          create-lead   | ''          | {"source":1,"vehicle":{"brand_model":"M","id":2}} | `vehicle` must not have `id`
          create-lead   | ''          | {"source":1,"vehicle":{"brand_model":"M","price":12,"year":"2008","sold":"no","colour":1}} | `vehicle.price` must be a text or null; `vehicle.year` must be a whole number or null; `vehicle.sold` must be true or false; `vehicle` must not have `colour`
          create-lead   | ''          | {"source":1,"vehicle":{"brand_model":"M"},"score":5,"status":"closed"} | `status` must be one of new, commercial_management, tracing, end; `score` must be one of 1, 2, 3, 4
          create-lead   | ''          | {"source":1,"vehicle":{"brand_model":"M"},"client":{"phone":"6","email":"x"}} | `client.email` must be an e-mail address; `client` needs `name`
          create-lead   | ''          | {"source":1,"vehicle":{"brand_model":"M"},"client":7} | `client` must be a block
          create-lead   | ''          | {"source":1,"vehicle":{"brand_model":"M"},"note":"n"} | `note` must be a list
          create-lead   | ''          | {"source":1,"vehicle":{"brand_model":"M"},"note":[{"content":"n"},{"text":"n"}]} | `note.1` needs `content`; `note.1` must not have `text`
          create-lead   | ''          | {"source":1,"vehicle":{"brand_model":"M"},"request":{"task":[{"media":"Fax"},{"type":"appraisal"}]}} | `request.task.0.media` must be one of Phone, E-mail, SMS, Whatsapp; `request.task.1` needs `appraisal`
          assign-lead   | id_lead=1  | {"user":"ana"} | `user` must be a whole number
          change-status | id_lead=1  | {"status":"closed"} | `status` must be one of new, commercial_management, tracing, end
          finish-lead   | id_lead=1  | {"status":"new"} | `status` must be end
          modify-lead   | id_lead=1  | {"vehicle":{"km":"1"}} | `vehicle` needs `id` or `brand_model`
          modify-lead   | id_lead=1  | {"client":{"phone":"1"}} | `client` needs `id` or `name`
          modify-lead   | id_lead=1  | {"note":[{}]} | `note.0` needs `id` or `content`
          modify-lead   | id_lead=1  | {"request":{"id":1,"task":[{"type":"appraisal"}]}} | `request.task.0` needs `appraisal`
          modify-lead   | id_lead=1  | {"concessionaire":4} | must not have `concessionaire`
          modify-lead   | ''          | {"score":9} | needs the parameter `id_lead`; `score` must be one of 1, 2, 3, 4
          create-task   | ''          | {"lead":1,"type":"appraisal","appraisal":{}} | `appraisal` needs `brand_model`
          create-task   | ''          | {"lead":1,"planified_tracking_date":"tomorrow"} | `planified_tracking_date` must be a time with an offset, such as 2026-11-24T10:30:00+01:00
          modify-task   | id_tarea=1 | {"traking_date_check":true} | must not have `traking_date_check` (did you mean `tracking_date_check`?)
          create-lead   | ''          | {"source":1,"vehicle":{"brand_model":"M"},"request":{"task":[{"traking_date_check":true}]}} | `request.task.0` must not have `traking_date_check` (did you mean `tracking_date_check`?)
          modify-task   | id_tarea=1 | {"lead":1} | must not have `lead`
          click2call    | ''          | {"lead":"986"} | `lead` must be a whole number
          """)
  void refusesABody(String operation, String parameters, String body, String reason) {
    SmlCall call = SandboxAccess.call(operation, parameters, body, false);
    assertThatThrownBy(() -> contract.check(call))
        .isInstanceOf(InvalidCallException.class)
        .hasMessage(operation + ": " + reason);
  }

  @Test
  void describesTheFieldsOfABody() {
    assertThat(contract.fields(SmlOperation.LIST_LEADS)).isEmpty();
    assertThat(contract.fields(SmlOperation.CREATE_LEAD))
        .contains(
            new ContractField("vehicle.brand_model", true, "Brand and model.", "a text"),
            new ContractField("client.name", true, "Name of the client.", "a text"),
            new ContractField(
                "request.task[].media",
                false,
                "By which medium a task is dealt with.",
                "one of Phone, E-mail, SMS, Whatsapp"));
  }
}
