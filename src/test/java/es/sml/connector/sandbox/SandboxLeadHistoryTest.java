package es.sml.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.testing.sandbox.RunningSandbox;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SandboxLeadHistoryTest {
  @RegisterExtension final RunningSandbox sandbox = RunningSandbox.at("2026-10-05T08:00:00Z");

  @BeforeEach
  void createTwoLeads() {
    sandbox.created(SandboxCaller.MINIMAL_LEAD);
    sandbox.created(SandboxCaller.MINIMAL_LEAD);
  }

  private JsonNode history(String query) {
    SandboxCaller.Reply reply = sandbox.get("/api/lead_history/1/get_history/" + query);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.body();
  }

  private String newestChanges() {
    return history("").at("/results/0/changes").toString();
  }

  @Test
  void beginsWithTheCreation() {
    assertThat(history("").toString())
        .isEqualTo(
            "{\"count\":1,\"next\":null,\"previous\":null,\"results\":[{\"history_id\":1,"
                + "\"modified\":\"2026-10-05T10:00:00.000000+02:00\",\"history_user\":2,"
                + "\"history_type\":\"+\",\"changes\":[]}]}");
  }

  @Test
  void growsWithEveryChange() {
    sandbox.clock().advance(Duration.ofMinutes(5));
    sandbox.patch("/api/lead/1/", "{\"user\": 3}");
    assertThat(newestChanges()).isEqualTo("[{\"field\":\"user\",\"old\":\"2\",\"new\":\"3\"}]");
    sandbox.patch("/api/lead/1/change_status/", "{\"status\": \"tracing\"}");
    assertThat(newestChanges())
        .isEqualTo("[{\"field\":\"status\",\"old\":\"new\",\"new\":\"tracing\"}]");
    sandbox.patch("/api/lead/1/", "{\"vehicle\": {\"id\": 53, \"km\": \"7\"}}");
    assertThat(newestChanges())
        .isEqualTo("[{\"field\":\"vehicle.km\",\"old\":null,\"new\":\"7\"}]");
    sandbox.post("/api/lead_task_create/", "{\"lead\": 1, \"type\": \"date\"}");
    assertThat(newestChanges()).contains("request.task[501].type");
    sandbox.patch("/api/task/501/", "{\"description\": \"Prueba\"}");
    assertThat(newestChanges())
        .isEqualTo(
            "[{\"field\":\"request.task[501].description\",\"old\":null,\"new\":\"Prueba\"}]");
    sandbox.send("DELETE", "/api/task/501/", null);
    assertThat(newestChanges()).contains("\"old\":\"Prueba\",\"new\":null");
    sandbox.patch("/api/lead/1/", "{\"status\": \"end\"}");
    assertThat(newestChanges())
        .contains("\"field\":\"finish_date\"")
        .contains("{\"field\":\"status\",\"old\":\"tracing\",\"new\":\"end\"}");
    JsonNode history = history("");
    assertThat(history.path("count").asInt()).isEqualTo(8);
    assertThat(history.at("/results/7/history_type").asText()).isEqualTo("+");
    assertThat(history.at("/results/0/modified").asText()).startsWith("2026-10-05T10:05:00");
  }

  @Test
  void recordsEachChangedFieldOfALead() {
    sandbox.patch(
        "/api/lead/1/",
        """
        {"score": 4, "source": 8, "note": [{"content": "n"}], "tags": [{"content": "t"}],
         "client": {"name": "Ana", "phone": "600111222", "email": "ana@correo.example",
                    "province": 638, "location": 58323},
         "vehicle": {"brand_model": "Kia", "price": "1", "km": "2", "year": 2020, "gas": 1,
                     "sold": true},
         "request": {"id": 49, "task": [{"type": "appraisal", "subtype": "s", "description": "d",
           "media": "SMS", "note": [{"content": "tn"}], "realization_date_check": true,
           "tracking_date_check": true, "planified_realization_date": "2026-10-06T09:00:00Z",
           "planified_tracking_date": "2026-10-06T09:00:00Z",
           "appraisal": {"brand_model": "Fiat", "license_plate": "8888JJJ", "km": "3",
                         "year": 2010, "gas": 2, "extras": "e", "origin": "foreign"}}]}}
        """);
    assertThat(history("").at("/results/0/changes").findValuesAsText("field"))
        .containsExactlyInAnyOrder(
            "score",
            "source",
            "status",
            "result",
            "finish_date",
            "note[2702]",
            "tags[1201]",
            "client.id",
            "client.name",
            "client.phone",
            "client.email",
            "client.province",
            "client.location",
            "vehicle.id",
            "vehicle.brand_model",
            "vehicle.price",
            "vehicle.km",
            "vehicle.year",
            "vehicle.gas",
            "vehicle.sold",
            "request.task[501].type",
            "request.task[501].subtype",
            "request.task[501].description",
            "request.task[501].media",
            "request.task[501].note[2701]",
            "request.task[501].realization_date",
            "request.task[501].tracking_date",
            "request.task[501].planified_realization_date",
            "request.task[501].planified_tracking_date",
            "request.task[501].appraisal.id",
            "request.task[501].appraisal.brand_model",
            "request.task[501].appraisal.license_plate",
            "request.task[501].appraisal.km",
            "request.task[501].appraisal.year",
            "request.task[501].appraisal.gas",
            "request.task[501].appraisal.extras",
            "request.task[501].appraisal.origin");
  }

  @Test
  void doesNotGrowWithoutAChange() {
    sandbox.patch("/api/lead/1/", "{\"user\": 2}");
    sandbox.patch("/api/lead/1/", "{\"user\": 99}");
    sandbox.patch("/api/lead/2/", "{\"user\": 3}");
    assertThat(history("").path("count").asInt()).isEqualTo(1);
  }

  @Test
  void isPaged() {
    for (int user = 3; user < 7; user++) {
      sandbox.patch("/api/lead/1/", "{\"user\": " + user + "}");
    }
    JsonNode page = history("?page_size=2&page=2");
    assertThat(page.path("count").asInt()).isEqualTo(5);
    assertThat(page.path("results").findValuesAsText("new")).containsExactly("4", "3");
    assertThat(page.path("next").asText())
        .isEqualTo(sandbox.baseUrl() + "/api/lead_history/1/get_history/?page=3&page_size=2");
    assertThat(sandbox.get("/api/lead_history/1/get_history/?page=9").status()).isEqualTo(404);
  }

  @Test
  void isThereForLeadsThatAreThereOnly() {
    assertThat(sandbox.get("/api/lead_history/3/get_history/").text())
        .isEqualTo("{\"detail\":\"No encontrado.\"}");
    assertThat(sandbox.anyone().get("/api/lead_history/1/get_history/").status()).isEqualTo(401);
  }
}
