package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.json.LeadJson;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.sml.mapping.SmlLeadPreview;
import es.sml.connector.testing.ShippedVocabulary;
import es.sml.connector.testing.ShippedWords;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SML gets for each field of a message, in each of the formats with labels. */
class LeadFieldsTest {
  private static final SmlLeadPreview SML = SmlLeadPreview.withoutDealer(ShippedWords.WORDS);
  private static final String MAPPING =
      "if (.kind == \"x\") {\"name\": .name, \"phone\": .phone, %s} else null";

  @TempDir static Path configuration;

  @BeforeAll
  static void writeTheConfiguration() throws IOException {
    Files.createDirectories(configuration.resolve("formats"));
    ShippedVocabulary.linkInto(configuration);
    Files.createDirectories(configuration.resolve("mappings"));
    Files.copy(
        Path.of("config/formats/correo-etiquetado.yaml"),
        configuration.resolve("formats/general.yaml"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "appointment        | Cita                               | 2026-12-01 10:30     | /request/task/0/type | date",
        "appointment        | Visita                             | 01/12/2026 a las 10:30 | /request/task/0/planified_realization_date | 2026-12-01T09:30:00Z",
        "appointment        | Cita                               | El sábado por la tarde | /request/task/0/note/0/content | Cita: El sábado por la tarde",
        "test-drive         | Test drive                         | Sí                   | /request/task/0/description | Prueba de conducción",
        "contact-preference | Contacto preferido                 | WhatsApp             | /request/task/0/media | Whatsapp",
        "contact-preference | Método de contacto                 | Por SMS              | /request/task/0/media | SMS",
        "contact-preference | Canal preferido                    | Llamada telefónica   | /request/task/0/media | Phone",
        "contact-preference | Preferred contact method           | e-mail               | /request/task/0/media | E-mail",
        "financing          | Financiación                       | Sí                   | /request/task/0/type | financing",
        "financing          | Financiación                       | 48 meses, entrada 3.000 € | /request/task/0/note/0/content | Financiación: 48 meses, entrada 3.000 €",
        "financing          | Financiación                       | No                   | /note/0/content | Financiación: No",
        "budget             | Presupuesto                        | Sí                   | /request/task/0/type | budget",
        "budget             | Presupuesto                        | 20.000 €             | /note/0/content | Presupuesto: 20.000 €",
        "warranty           | Garantía                           | Sí                   | /request/task/0/type | warranty",
        "reservation        | Reserva                            | Sí                   | /request/task/0/description | Reserva",
        "trade-in           | Tasación                           | Sí                   | /request/task/0/type | appraisal",
        "trade-in           | Tasación                           | Seat León 2015       | /request/task/0/appraisal/brand_model | Seat León",
        "trade-in-vehicle   | Vehículo a entregar                | Opel Corsa           | /request/task/0/appraisal/brand_model | Opel Corsa",
        "trade-in-vehicle   | Vehículo a entregar                | No                   | /note/0/content | Tasación: No",
        "trade-in-fuel      | Combustible del vehículo a tasar   | Diésel               | /request/task/0/appraisal/gas | Diésel",
        "trade-in-extras    | Extras de mi coche                 | Bola                 | /request/task/0/appraisal/extras | Bola",
        "trade-in-origin    | Origen del vehículo a tasar        | Importación          | /request/task/0/appraisal/origin | foreign",
        "trade-in-origin    | Procedencia del vehículo a tasar   | nacional             | /request/task/0/appraisal/origin | national",
        "trade-in-price     | Precio del vehículo a tasar        | 5.000 €              | /request/task/0/note/0/content | Precio del vehículo a tasar: 5.000 €",
        "trade-in-finance   | Financiación pendiente             | 2.100 €              | /request/task/0/note/0/content | Financiación pendiente: 2.100 €",
        "trade-in-plate     | Matrícula del vehículo a tasar     | AB 123 CD            | /request/task/0/appraisal/license_plate | AB 123 CD",
        "second-vehicle     | Segundo vehículo                   | Kia Niro             | /note/0/content | También interesa: Kia Niro",
        "second-price       | Precio del segundo vehículo        | 21.000 €             | /note/0/content | Precio (otro vehículo): 21.000 €",
        "second-kilometres  | Kilómetros del segundo vehículo    | 30.000               | /note/0/content | Kilómetros (otro vehículo): 30.000",
        "second-year        | Año del segundo vehículo           | 2020                 | /note/0/content | Año (otro vehículo): 2020",
        "second-fuel        | Combustible del segundo vehículo   | Híbrido              | /note/0/content | Combustible (otro vehículo): Híbrido",
        "plate              | Matrícula                          | 1234 BCD             | /note/0/content | Matrícula: 1234BCD",
        "salesperson        | Comercial                          | Marta Ruiz           | /user | Marta Ruiz",
        "score              | Nivel de interés                   | alto                 | /score | 4",
        "score              | Nivel de interés                   | 2                    | /score | 2",
        "score              | Nivel de interés                   | 85                   | /note/0/content | Interés: 85",
        "tags               | Etiquetas                          | vip, flota           | /tags/2/content | flota",
        "tracking-date      | Fecha de seguimiento               | 2026-12-05 12:00     | /request/task/0/planified_tracking_date | 2026-12-05T11:00:00Z",
        "subtype            | Subtipo                            | Km 0                 | /request/task/0/subtype | Km 0",
      })
  void givesSmlEachFieldFromEachFormat(
      String key, String label, String value, String pointer, String expected) throws IOException {
    for (InboundMessage message : messages(label, value)) {
      check(message, Messages.PARSER, pointer, expected);
    }
    for (InboundMessage message : messages(key, value)) {
      check(message, Messages.PARSER, pointer, expected);
    }
    Files.writeString(
        configuration.resolve("mappings/crm.jslt"),
        MAPPING.formatted("\"vehicle\": .v, \"" + key + "\": .value"));
    ObjectNode json = LeadJson.MAPPER.createObjectNode();
    json.put("kind", "x").put("name", "Eva Sanz").put("phone", "600123321").put("v", "Seat Ibiza");
    json.put("value", value);
    check(
        Messages.queued("application/json", json.toString()),
        LeadParser.load(configuration, Map.of()),
        pointer,
        expected);
  }

  private static void check(
      InboundMessage message, LeadParser parser, String pointer, String expected) {
    JsonNode sml = sml(message, parser);
    assertThat(sml.at(pointer).asText())
        .as(
            "%s of %s, from %s",
            pointer, sml, new String(message.content(), StandardCharsets.UTF_8))
        .isEqualTo(expected);
  }

  private static JsonNode sml(InboundMessage message, LeadParser parser) {
    ParseResult.Leads read = (ParseResult.Leads) parser.parse(message);
    return SML.of(read.only(), message);
  }

  private static List<InboundMessage> messages(String label, String value) {
    Map<String, String> fields = fields(label, value);
    return List.of(mail(fields), form(fields), csv(fields), json(fields));
  }

  private static InboundMessage mail(Map<String, String> fields) {
    return Messages.mail(
        "From: web@portal.example\nSubject: Seat Ibiza\nContent-Type: text/plain; charset=utf-8\n\n"
            + fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining("\n")));
  }

  private static InboundMessage form(Map<String, String> fields) {
    return Messages.queued(
        "application/x-www-form-urlencoded",
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static InboundMessage csv(Map<String, String> fields) {
    return Messages.queued(
        "text/csv",
        String.join(";", fields.keySet()) + "\n" + String.join(";", fields.values()) + "\n");
  }

  private static InboundMessage json(Map<String, String> fields) {
    return Messages.queued("application/json", LeadJson.MAPPER.valueToTree(fields).toString());
  }

  @Test
  void putsTheContactPreferenceOnEveryTask() {
    JsonNode sml =
        sml(mail(fields("Contacto preferido", "SMS", "Financiación", "Sí", "Cita", "Sí")));
    assertThat(sml.at("/request/task").findValuesAsText("media")).containsExactly("SMS", "SMS");
  }

  @Test
  void joinsTheDayAndTheTimeOfAnAppointment() {
    JsonNode sml = sml(csv(fields("Fecha de la cita", "01/12/2026", "Hora de la cita", "10:30")));
    assertThat(sml.at("/request/task/0/planified_realization_date").asText())
        .isEqualTo("2026-12-01T09:30:00Z");
    JsonNode alone = sml(csv(fields("Hora de la cita", "10:30")));
    assertThat(alone.at("/request/task/0/type").asText()).isEqualTo("vehicle_information");
    assertThat(alone.at("/note/0/content").asText()).isEqualTo("Hora de la cita: 10:30");
  }

  @Test
  void makesNoTaskFromABareWordThatMayBeALink() {
    String links =
        "Nombre: Eva Sanz\nTeléfono: 600 123 321\nVehículo: Seat Ibiza\n\nReserva\nSeguros del coche\nGarantía\n";
    JsonNode sml =
        sml(
            Messages.mail(
                "From: web@portal.example\nContent-Type: text/plain; charset=utf-8\n\n" + links));
    assertThat(sml.at("/request/task").findValuesAsText("type"))
        .containsExactly("vehicle_information");
    assertThat(sml.at("/note").toString()).contains("Reserva: Seguros del coche", "Garantía");
  }

  @Test
  void readsTheOriginAndExtrasUnderAHeadingOfTheTradeIn() {
    JsonNode sml =
        sml(
            Messages.mail(
                """
                From: web@portal.example
                Content-Type: text/plain; charset=utf-8

                Nombre: Eva Sanz
                Teléfono: 600 123 321
                Vehículo: Seat Ibiza

                Vehículo a tasar
                Marca: Opel
                Modelo: Corsa
                Combustible: Gasolina
                Extras: Techo
                Origen: extranjero
                Precio: 4.000 €
                """));
    JsonNode task = sml.at("/request/task/0");
    assertThat(task.at("/appraisal").toString())
        .isEqualTo(
            "{\"brand_model\":\"Opel Corsa\",\"gas\":\"Gasolina\",\"extras\":\"Techo\",\"origin\":\"foreign\"}");
    assertThat(task.at("/note/0/content").asText())
        .isEqualTo("Precio del vehículo a tasar: 4.000 €");
    assertThat(sml.at("/vehicle").toString()).isEqualTo("{\"brand_model\":\"Seat Ibiza\"}");
  }

  @Test
  void leavesValuesAfterADeclinedTradeInWithTheWantedVehicle() {
    JsonNode sml = sml(mail(fields("Vehículo a entregar", "No", "Kilómetros", "50.000")));
    assertThat(sml.at("/vehicle/km").asText()).isEqualTo("50000");
    assertThat(sml.at("/request/task/0/type").asText()).isEqualTo("vehicle_information");
  }

  @Test
  void readsTheVehiclesOfNestedJson() {
    JsonNode sml =
        sml(
            Messages.queued(
                "application/json",
                """
                {"name": "Eva Sanz", "phone": "600123321",
                 "vehicle": {"name": "Seat Ibiza", "price": 12500, "year": 2021},
                 "trade_in": {"make": "Opel", "model": "Corsa", "origin": "import", "fuel": "Diésel"}}
                """));
    assertThat(sml.at("/client/name").asText()).isEqualTo("Eva Sanz");
    assertThat(sml.at("/vehicle").toString())
        .isEqualTo("{\"brand_model\":\"Seat Ibiza\",\"price\":\"12500\",\"year\":2021}");
    assertThat(sml.at("/request/task/0/appraisal").toString())
        .isEqualTo("{\"brand_model\":\"Opel Corsa\",\"gas\":\"Diésel\",\"origin\":\"foreign\"}");
  }

  @Test
  void setsNoTagWithTheFormOfAReference() {
    String reference = "ref:00112233445566778899aabb";
    JsonNode sml = sml(json(fields("tags", "vip; " + reference)));
    assertThat(sml.at("/tags").findValuesAsText("content"))
        .contains("vip")
        .doesNotContain(reference);
    assertThat(sml.at("/note/0/content").asText()).isEqualTo("Etiqueta: " + reference);
  }

  private static JsonNode sml(InboundMessage message) {
    return sml(message, Messages.PARSER);
  }

  private static Map<String, String> fields(String... more) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Nombre", "Eva Sanz");
    fields.put("Teléfono", "600 123 321");
    fields.put("Vehículo", "Seat Ibiza");
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return fields;
  }

  @Test
  void documentsEachField() throws IOException {
    String page = Files.readString(Path.of("docs/formats.md"));
    assertThat(LeadField.allWritten()).allMatch(key -> page.contains("`" + key + "`"));
  }
}
