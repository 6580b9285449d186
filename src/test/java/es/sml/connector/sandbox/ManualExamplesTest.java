package es.sml.connector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.sandbox.RunningSandbox;
import es.sml.connector.testing.sandbox.SandboxCaller;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The manual's own examples of a new lead, posted word for word. */
class ManualExamplesTest {
  private static final String AVERAGE_BUT_CLOSING_BRACE =
      """
      {
        "client": {
          "name": "Cliente de Ejemplo",
          "phone": "666777888",
          "email": "user@example.com",
          "province": 638,
          "location": 58323
        },
        "vehicle": {
          "brand_model": "Vehículo de prueba",
          "price": "10000",
          "km": "120000",
          "year": 2008,
          "gas": 1
        },
        "note": [
          {
            "content": "Nota de prueba"
          }
        ],
        "status": "new",
        "score": "1",
        "tags": [
          {
            "content": "Etiqueta de ejemplo"
          }
        ],
        "source": 1
      """;
  private static final String COMPLEX =
      AVERAGE_BUT_CLOSING_BRACE
          + """
        ,
        "request": {
          "task": [
            {
              "type": "appraisal",
              "subtype": "subtipo de ejemplo",
              "description": "descripción de ejemplo",
              "media": "Whatsapp",
              "planified_realization_date": "2019-05-09T09:59:07.617Z",
              "planified_tracking_date": "2019-05-09T09:59:07.617Z",
              "realization_date_check": false,
              "tracking_date_check": false,
              "note": [
                {
                  "content": "nota en tarea de ejemplo"
                }
              ],
              "appraisal": {
                "brand_model": "marca del vehículo tasado",
                "license_plate": "8888JJJ",
                "km": "100000",
                "year": 2010,
                "gas": 1,
                "extras": "todos los extras incluidos",
                "origin": "national"
              }
            }
          ]
        }
      }
      """;

  /** Every key of the manual's sample response; "=null" if the sample has a null there. */
  private static final String MINIMAL_ANSWER =
      """
      id concessionaire client=null end_date=null user result=null created status score=null
      finish_date=null pending_tasks mail_content=null first_task_date nsa cur_user_can_assign
      source note tags
      concessionaire_data.id concessionaire_data.name concessionaire_data.address
      concessionaire_data.latitude concessionaire_data.longitude concessionaire_data.schedule
      concessionaire_data.web concessionaire_data.web_coches_net concessionaire_data.date_notes
      concessionaire_data.appraisal_notes concessionaire_data.financing_notes
      concessionaire_data.warranty_notes concessionaire_data.service_notes
      concessionaire_data.related_users.id concessionaire_data.related_users.user
      concessionaire_data.related_users.user_data.id
      concessionaire_data.related_users.user_data.first_name
      concessionaire_data.related_users.user_data.last_name
      concessionaire_data.related_users.user_data.username
      concessionaire_data.related_users.user_data.phone
      concessionaire_data.related_users.user_data.email
      concessionaire_data.related_users.user_data.online
      concessionaire_data.related_users.is_concessionaire_admin
      concessionaire_data.related_users.is_business_manager
      concessionaire_data.work_calendar
      concessionaire_data.sources.id concessionaire_data.sources.channel
      concessionaire_data.sources.channel_data.id concessionaire_data.sources.channel_data.slug
      concessionaire_data.sources.channel_data.name concessionaire_data.sources.data
      concessionaire_data.sources.origin concessionaire_data.sources.origin_data.id
      concessionaire_data.sources.origin_data.name concessionaire_data.sources.origin_data.icon
      concessionaire_data.notes concessionaire_data.notes_data.id
      concessionaire_data.notes_data.content concessionaire_data.notes_data.modified
      concessionaire_data.mask_c2c concessionaire_data.concession_phone
      vehicle.id vehicle.brand_model vehicle.price=null vehicle.km=null vehicle.year=null
      vehicle.gas=null vehicle.gas_data=null vehicle.sold
      request.id request.task
      user_data.id user_data.first_name user_data.last_name user_data.phone=null
      user_data.memberid=null user_data.id_click2call=null user_data.username user_data.email
      user_data.is_staff user_data.is_superuser user_data.is_admin user_data.is_concession_admin
      user_data.is_business_manager user_data.is_active user_data.session.id
      user_data.session.start_working user_data.session.last_seen=null user_data.session.online
      user_data.user_activation_date=null user_data.user_deactivation_date=null
      origin.id origin.name origin.icon origin.phone_set.id origin.phone_set.number
      origin.email_set.id origin.email_set.email origin.available_channels
      origin.available_channels_data
      source_data.id source_data.channel source_data.channel_data.id source_data.channel_data.slug
      source_data.channel_data.name source_data.data source_data.origin source_data.origin_data.id
      source_data.origin_data.name source_data.origin_data.icon
      source_data.origin_data.available_channels source_data.origin_data.available_channels_data
      """;

  /**
   * The keys of a listed lead below the blocks that the minimal lead lacks, by the manual's schema.
   */
  private static final String COMPLEX_BLOCKS =
      """
      client.id client.name client.phone client.email client.province client.province_data.id
      client.province_data.country client.province_data.name client.province_data.status
      client.location client.location_data.id client.location_data.province
      client.location_data.name client.location_data.status
      vehicle.id vehicle.brand_model vehicle.price vehicle.km vehicle.year vehicle.gas
      vehicle.gas_data.id vehicle.gas_data.name vehicle.sold
      note.id note.content note.modified note.history.history_id note.history.modified
      note.history.history_user note.history.content
      tags.id tags.content tags.modified tags.history.history_id tags.history.modified
      tags.history.history_user tags.history.content
      request.id request.task.id request.task.type request.task.subtype request.task.description
      request.task.media request.task.planified_realization_date
      request.task.planified_tracking_date request.task.realization_date=null
      request.task.realization_date_check request.task.tracking_date=null
      request.task.tracking_date_check request.task.note.id request.task.note.content
      request.task.note.modified request.task.note.history.history_id
      request.task.note.history.modified request.task.note.history.history_user
      request.task.note.history.content request.task.created request.task.appraisal.id
      request.task.appraisal.brand_model request.task.appraisal.license_plate
      request.task.appraisal.km request.task.appraisal.year request.task.appraisal.gas
      request.task.appraisal.gas_data.id request.task.appraisal.gas_data.name
      request.task.appraisal.extras request.task.appraisal.origin request.task.is_click2call
      request.task.author request.task.author_data.id request.task.author_data.first_name
      request.task.author_data.last_name request.task.author_data.phone=null
      request.task.author_data.memberid=null request.task.author_data.id_click2call=null
      request.task.author_data.username request.task.author_data.email
      request.task.author_data.is_staff request.task.author_data.is_superuser
      request.task.author_data.is_admin request.task.author_data.is_concession_admin
      request.task.author_data.is_business_manager request.task.author_data.is_active
      request.task.author_data.user_activation_date=null
      request.task.author_data.user_deactivation_date=null
      """;

  @RegisterExtension static final RunningSandbox sandbox = RunningSandbox.withDefaults();

  private static Set<String> keys(String written) {
    return new TreeSet<>(Set.of(written.strip().split("\\s+")));
  }

  /** Returns the paths of the values in a tree. Items of a list have the list's path. */
  private static Set<String> keysOf(JsonNode tree) {
    Set<String> keys = new TreeSet<>();
    collect("", tree, keys);
    return keys;
  }

  private static void collect(String path, JsonNode node, Set<String> keys) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  collect(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      keys));
    } else if (node.isArray() && !node.isEmpty()) {
      node.forEach(item -> collect(path, item, keys));
    } else {
      keys.add(node.isNull() ? path + "=null" : path);
    }
  }

  @Test
  void answersTheMinimalLeadWithTheKeysAndNullsOfTheSample() {
    Set<String> keys =
        keysOf(
            sandbox.created(
                """
                {
                  "vehicle": {
                    "brand_model": "Marca y modelo de ejemplo"
                  },
                  "source": 1
                }
                """));
    // The sample's dealer has neither calendar nor address; the attributes of our dealer are data.
    keys.removeIf(key -> key.startsWith("concessionaire_data.work_calendar."));
    keys.add("concessionaire_data.work_calendar");
    assertThat(withoutNullsOfTheDealer(keys)).isEqualTo(keys(MINIMAL_ANSWER));
  }

  private static Set<String> withoutNullsOfTheDealer(Set<String> keys) {
    Set<String> plain = new TreeSet<>();
    for (String key : keys) {
      plain.add(key.startsWith("concessionaire_data.") ? key.replace("=null", "") : key);
    }
    return plain;
  }

  @Test
  void showsADealersCalendarDayByDay() {
    JsonNode calendar =
        sandbox
            .created(SandboxCaller.MINIMAL_LEAD)
            .path("concessionaire_data")
            .path("work_calendar");
    assertThat(calendar.fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "open_now");
    assertThat(calendar.path("monday").fieldNames())
        .toIterable()
        .containsExactly("id", "start_hour", "end_hour", "working_day");
  }

  @Test
  void keepsEverythingOfTheAverageLead() {
    JsonNode lead = sandbox.created(AVERAGE_BUT_CLOSING_BRACE + "}");
    assertThat(lead.path("client").path("name").asText()).isEqualTo("Cliente de Ejemplo");
    assertThat(lead.path("client").path("province_data").path("name").asText())
        .isEqualTo("Bizkaia");
    assertThat(lead.path("client").path("location_data").path("name").asText()).isEqualTo("Bilbao");
    assertThat(lead.path("vehicle").path("price").textValue()).isEqualTo("10000");
    assertThat(lead.path("vehicle").path("year").intValue()).isEqualTo(2008);
    assertThat(lead.path("vehicle").path("gas_data").path("name").asText()).isEqualTo("Gasolina");
    assertThat(lead.path("note").path(0).path("content").asText()).isEqualTo("Nota de prueba");
    assertThat(lead.path("tags").path(0).path("content").asText()).isEqualTo("Etiqueta de ejemplo");
    assertThat(lead.path("score").textValue()).isEqualTo("1");
    assertThat(lead.path("request").path("task").isEmpty()).isTrue();
  }

  @Test
  void answersTheComplexLeadWithTheKeysOfTheSchema() {
    JsonNode lead = sandbox.created(COMPLEX);
    Set<String> blocks = keysOf(lead);
    blocks.removeIf(key -> !key.matches("(client|vehicle|note|tags|request)[.=].*"));
    assertThat(blocks).isEqualTo(keys(COMPLEX_BLOCKS));
    JsonNode task = lead.path("request").path("task").path(0);
    assertThat(task.path("appraisal").path("license_plate").asText()).isEqualTo("8888JJJ");
    assertThat(task.path("note").path(0).path("content").asText())
        .isEqualTo("nota en tarea de ejemplo");
    assertThat(task.path("planified_tracking_date").asText())
        .isEqualTo("2019-05-09T11:59:07.617000+02:00");
  }

  @Test
  void numbersUpdatesAndCallsTheLeadsAsTheManualDoes() {
    try (Sandbox asThen = Sandbox.start(SandboxSettings.defaults().withLeads(983))) {
      SandboxCaller caller = SandboxCaller.loggedIn(asThen);
      JsonNode minimal = caller.created(SandboxCaller.MINIMAL_LEAD);
      assertThat(minimal.path("id").asInt()).isEqualTo(984);
      assertThat(minimal.path("vehicle").path("id").asInt()).isEqualTo(1036);
      assertThat(minimal.path("request").path("id").asInt()).isEqualTo(1032);
      caller.created(AVERAGE_BUT_CLOSING_BRACE + "}");
      JsonNode complex = caller.created(COMPLEX);
      assertThat(complex.path("id").asInt()).isEqualTo(986);

      JsonNode updated =
          caller
              .patch(
                  "/api/lead/986/",
                  """
                  {
                    "score": 4,
                    "vehicle": {
                      "id": 1038,
                      "brand_model": "Datos adicionales sobre el modelo"
                    }
                  }
                  """)
              .body();
      ObjectNode expected = complex.deepCopy();
      expected.put("score", "4");
      expected.withObject("/vehicle").put("brand_model", "Datos adicionales sobre el modelo");
      assertThat(withoutOpenNow(updated)).isEqualTo(withoutOpenNow(expected));

      assertThat(
              caller
                  .patch("/api/netelip/call_control_lead/click2call/", "{\"lead\": 986}")
                  .body()
                  .toString())
          .isEqualTo("{\"id\":1,\"lead\":986,\"call_control\":135,\"user\":2}");
    }
  }

  /** The dealer may open or close between two requests. */
  private static JsonNode withoutOpenNow(JsonNode lead) {
    ObjectNode copy = lead.deepCopy();
    copy.withObject("/concessionaire_data/work_calendar").remove("open_now");
    return copy;
  }
}
