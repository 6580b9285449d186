package es.sml.connector.sml.client;

import static es.sml.connector.testing.sandbox.SandboxFault.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.failure.sml.InvalidCallException;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.failure.sml.UnknownOutcomeException;
import es.sml.connector.testing.sandbox.RunningSandbox;
import es.sml.connector.testing.sandbox.SandboxAccess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each of SML's operations against the sandbox; what was really sent is asked of the sandbox. */
class SmlOperationsTest {
  private static final String LEAD =
      """
      {"source": 1, "vehicle": {"brand_model": "SEAT León"}, "client": {"name": "Ana Ríos", "phone": "600111222"},
       "request": {"task": [{"type": "date"}]}}
      """;

  @RegisterExtension final RunningSandbox sandbox = RunningSandbox.withDefaults();
  @TempDir Path directory;
  private SandboxAccess sml;
  private JsonNode lead;
  private String id;
  private JsonNode before;

  @BeforeEach
  void open() throws Exception {
    sml = new SandboxAccess(sandbox.baseUrl(), directory);
    lead = sandbox.created(LEAD);
    id = lead.path("id").asText();
    before = sandbox.stats();
  }

  @AfterEach
  void close() {
    sml.close();
  }

  @Test
  void logsInAndOut() {
    String token = sml.run("login", "", null).path("token").asText();
    assertThat(statusWith(token)).isEqualTo(200);
    assertThat(sml.run("logout", "", null).isNull()).isTrue();
    assertThat(statusWith(token)).isEqualTo(401);
    assertThat(newLogins()).isEqualTo(1);
    assertThat(sml.run("get-lead", "id_lead=" + id, null)).isEqualTo(lead);
    assertThat(newLogins()).isEqualTo(2);
    assertThat(requests("get-lead")).isEqualTo("{\"200\":1}"); // the old token was not tried
  }

  @Test
  void logsInOnceForSeveralCalls() {
    for (int i = 0; i < 5; i++) {
      sml.run("get-lead", "id_lead=" + id, null);
      sml.run("list-leads", "page=1", null);
    }
    assertThat(newLogins()).isEqualTo(1);
    assertThat(requests("get-lead")).isEqualTo("{\"200\":5}");
    sandbox.send("DELETE", "/sandbox/tokens", null);
    sml.run("get-lead", "id_lead=" + id, null);
    assertThat(newLogins()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "list-concessionaires, page_size=2;search=a, /api/concessionaire/?page_size=2&search=a",
    "list-leads, status=new;page=1, /api/lead/?status=new&page=1",
    "list-leads, page_size=all, /api/lead/?page_size=all",
    "list-sources, page=2;page_size=2, /api/source/?page=2&page_size=2",
    "list-gas-types, '', /api/gas_type/",
    "list-clients, name__icontains=ríos, /api/clients/?name__icontains=r%C3%ADos",
    "list-provinces, country=28;search=ala, /api/provinces/?country=28&search=ala",
    "list-localities, province=638;page_size=3, /api/localities/?province=638&page_size=3",
    "list-users, online=;is_active=true, /api/user/?online=&is_active=true",
  })
  void givesAListAsSmlDoes(String operation, String parameters, String path) {
    JsonNode page = sml.run(operation, parameters, null);
    assertThat(page).isEqualTo(sandbox.get(path).body());
    assertThat(page.path("results")).isNotEmpty();
  }

  @Test
  void givesALeadAndItsHistoryAsSmlDoes() {
    assertThat(sml.run("get-lead", "id_lead=" + id, null)).isEqualTo(lead);
    JsonNode history = sml.run("lead-history", "id_lead=" + id, null);
    assertThat(history).isEqualTo(sandbox.get("/api/lead_history/" + id + "/get_history/").body());
    assertThat(history.path("results")).isNotEmpty();
  }

  @Test
  void createsALead() {
    JsonNode created = sml.run("create-lead", "", LEAD);
    assertThat(created.path("id").asLong()).isGreaterThan(lead.path("id").asLong());
    assertThat(sandbox.lead(created.path("id").asLong())).isEqualTo(created);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          assign-lead   | {"user": 2}              | /user   | 2
          change-status | {"status": "tracing"}    | /status | tracing
          modify-lead   | {"score": 4}             | /score  | 4
          finish-lead   | {"status": "end"}        | /status | end
          """)
  void changesALead(String operation, String body, String field, String value) {
    JsonNode changed = sml.run(operation, "id_lead=" + id, body);
    assertThat(changed.at(field).asText()).isEqualTo(value);
    assertThat(sandbox.lead(lead.path("id").asLong())).isEqualTo(changed);
    assertThat(requests(operation)).isEqualTo("{\"200\":1}");
  }

  @Test
  void finishesALeadWithoutABody() {
    JsonNode finished = sml.run("finish-lead", "id_lead=" + id, null);
    assertThat(finished.path("status").asText()).isEqualTo("end");
    assertThat(finished.path("finish_date").isNull()).isFalse();
  }

  @Test
  void createsModifiesAndDeletesATask() {
    JsonNode created = sml.run("create-task", "", "{\"lead\": " + id + ", \"type\": \"budget\"}");
    assertThat(created.path("lead").asText()).isEqualTo(id);
    String added = "id_tarea=" + created.path("id").asText();
    JsonNode modified = sml.run("modify-task", added, "{\"media\": \"SMS\"}");
    ObjectNode expected = created.deepCopy();
    expected.remove("lead"); // SML's answer to the change does not name it
    assertThat(modified).isEqualTo(expected.put("media", "SMS"));
    assertThat(tasks()).hasSize(2);
    assertThat(tasks().path(1).path("id")).isEqualTo(created.path("id"));
    assertThat(tasks().path(1).path("media").asText()).isEqualTo("SMS");
    // SML needs no lead here; the commands queue does, to keep a lead's order.
    assertThat(sml.run("delete-task", added + ";id_lead=" + id, null).isNull()).isTrue();
    assertThat(tasks()).hasSize(1);
  }

  @Test
  void ringsALeadsClient() {
    JsonNode call = sml.run("click2call", "", "{\"lead\": " + id + "}");
    assertThat(call.path("lead").asText()).isEqualTo(id);
    assertThat(call.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("id", "lead", "call_control", "user");
  }

  @Test
  void readsAListToItsEnd() {
    for (int i = 0; i < 4; i++) {
      sandbox.created(LEAD);
    }
    assertThat(sml.all("list-leads", "search=ríos"))
        .hasSize(5)
        .doesNotHaveDuplicates()
        .contains(lead);
    assertThat(requests("list-leads")).isEqualTo("{\"200\":3}");
    sml.run("change-status", "id_lead=" + id, "{\"status\": \"tracing\"}");
    JsonNode history =
        sandbox.get("/api/lead_history/" + id + "/get_history/?page_size=all").body();
    assertThat(sml.all("lead-history", "id_lead=" + id))
        .containsExactlyElementsOf(history.path("results"))
        .isNotEmpty();
  }

  /** One or more of each operation; in the order of the enum. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "no",
      textBlock =
          """
          login                | username=u             | no
          login                | ''                     | {"username":"u","password":"p"}
          logout               | ''                     | {}
          list-concessionaires | page=0                 | no
          list-leads           | status=closed          | no
          list-leads           | concessionaire__in=1,x | no
          list-leads           | page_size=none         | no
          get-lead             | id_lead=../user        | no
          create-lead          | ''                     | no
          create-lead          | ''                     | {"source":1}
          create-lead          | ''                     | {"source":1,"vehicle":{"brand_model":"M"},"statsu":"new"}
          list-sources         | country=28             | no
          list-gas-types       | search=x               | no
          list-clients         | page_size=0            | no
          list-provinces       | ''                     | no
          list-localities      | province=Madrid        | no
          assign-lead          | id_lead=1              | {"user":"ana"}
          list-users           | is_active=yes          | no
          change-status        | id_lead=1              | {"status":"closed"}
          modify-lead          | ''                     | {"score":1}
          modify-lead          | id_lead=1              | no
          modify-lead          | id_lead=1              | {"vehicle":{"year":"x"},"note":[{"content":"n"}]}
          modify-lead          | id_lead=1              | {"note":[7]}
          create-task          | ''                     | {"lead":1,"type":"appraisal"}
          modify-task          | id_tarea=500           | {"type":"visit"}
          modify-task          | id_tarea=500           | {"note":[{"content":"n"}]}
          modify-task          | id_tarea=500;id_lead=1 | {"appraisal":{"brand_model":7}}
          delete-task          | id_tarea=500           | {}
          lead-history         | id_lead=1;search=x     | no
          finish-lead          | id_lead=1              | {"status":"new"}
          click2call           | ''                     | {}
          """)
  void refusesAWrongArgumentBeforeAnythingIsSent(String operation, String parameters, String body) {
    assertThatThrownBy(() -> sml.run(operation, parameters, body))
        .isInstanceOf(InvalidCallException.class)
        .hasMessageStartingWith(operation + ": ");
    assertThat(sandbox.stats()).isEqualTo(before);
  }

  @Test
  void readsNothingButListsPageByPage() {
    for (String notAList : List.of("get-lead", "logout", "delete-task")) {
      assertThatThrownBy(() -> sml.all(notAList, "id_lead=" + id))
          .isInstanceOf(InvalidCallException.class)
          .hasMessage(notAList + ": does not return a list");
    }
    assertThatThrownBy(() -> sml.all("list-leads", "status=closed"))
        .isInstanceOf(InvalidCallException.class);
    assertThat(sandbox.stats()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "no",
      textBlock =
          """
          get-lead      | id_lead=999      | no                                              | 404
          lead-history  | id_lead=999      | no                                              | 404
          list-leads    | page=99          | no                                              | 404
          create-lead   | ''               | {"source":999,"vehicle":{"brand_model":"M"}}    | 400
          assign-lead   | id_lead=1        | {"user":999}                                    | 400
          change-status | id_lead=999      | {"status":"new"}                                | 404
          modify-lead   | id_lead=999      | {"note":[{"content":"n"}]}                      | 404
          modify-lead   | id_lead=1        | {"note":[{"id":999}]}                           | 400
          finish-lead   | id_lead=999      | no                                              | 404
          create-task   | ''               | {"lead":999}                                    | 400
          modify-task   | id_tarea=999     | {"media":"SMS"}                                 | 404
          delete-task   | id_tarea=999     | no                                              | 404
          click2call    | ''               | {"lead":999}                                    | 400
          """)
  void handsOnSmlsRefusal(String operation, String parameters, String body, int status) {
    assertThatThrownBy(() -> sml.run(operation, parameters, body))
        .isInstanceOfSatisfying(
            LeadRejectedException.class, refusal -> assertThat(refusal.status()).isEqualTo(status));
  }

  @Test
  void distinguishesAnUnknownOutcomeFromAFailureWithoutEffect() {
    sandbox.fault(on("change-status").commitThenFail());
    sandbox.fault(on("get-lead").respond(503));
    assertThatThrownBy(() -> sml.run("change-status", "id_lead=" + id, "{\"status\": \"end\"}"))
        .isInstanceOf(UnknownOutcomeException.class);
    assertThatThrownBy(() -> sml.run("get-lead", "id_lead=" + id, null))
        .isInstanceOf(SmlUnavailableException.class);
  }

  private JsonNode tasks() {
    return sandbox.lead(lead.path("id").asLong()).at("/request/task");
  }

  private int statusWith(String token) {
    return sandbox.anyone().withAuthorization("Token " + token).get("/api/gas_type/").status();
  }

  private long newLogins() {
    return sandbox.stats().path("logins").asLong() - before.path("logins").asLong();
  }

  private String requests(String operation) {
    return sandbox.stats().at("/requests/" + operation).toString();
  }
}
