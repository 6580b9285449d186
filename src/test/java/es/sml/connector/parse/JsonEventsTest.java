package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.result.ParseResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON that reports an event or asks for no vehicle, and the names of things in JSON. */
class JsonEventsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"RecordType\": \"Bounce\", \"Name\": \"Soft bounce\", \"Email\": \"eva@correo.example\", \"Subject\": \"Su Kia Rio\"}",
        "{\"RecordType\": \"SpamComplaint\", \"Name\": \"Complaint\", \"Email\": \"eva@correo.example\"}",
        "{\"event\": \"hard_bounce\", \"email\": \"eva@correo.example\", \"subject\": \"Su Kia Rio\"}",
        "[{\"event\": \"dropped\", \"email\": \"eva@correo.example\", \"subject\": \"Kia Rio\"},"
            + " {\"event\": \"delivered\", \"email\": \"ana@correo.example\"}]",
        "{\"type\": \"unsubscribe\", \"data\": {\"email\": \"eva@correo.example\", \"first_name\": \"Eva\"}}",
        "{\"event\": \"newsletter.subscribed\", \"email\": \"eva@correo.example\", \"name\": \"Eva Gil\"}",
        "{\"formulario\": \"Recambios\", \"nombre\": \"Eva Gil\", \"telefono\": \"612004601\","
            + " \"vehiculo\": \"Kia Rio 2012\", \"pieza\": \"Faro\"}",
        "{\"form\": \"Trabaja con nosotros\", \"nombre\": \"Eva Gil\", \"telefono\": \"612004601\","
            + " \"puesto\": \"Comercial\", \"cv\": \"https://web.example/cv.pdf\"}"
      })
  void makesNoLeadOfAnEvent(String json) {
    assertThat(Messages.refusal(Messages.queued("application/json", json))).contains("a bounce");
  }

  @Test
  void dismissesAnAutomaticReplyThatAServicePosts() {
    String json =
        "{\"From\": \"eva@correo.example\", \"FromName\": \"Eva Gil\", \"To\": \"leads@norte.example\","
            + " \"Subject\": \"Respuesta automática: Kia Rio\", \"TextBody\": \"Vuelvo el lunes. 612004601\","
            + " \"Headers\": [{\"Name\": \"Auto-Submitted\", \"Value\": \"auto-replied\"}]}";
    assertThat(Messages.PARSER.parse(Messages.queued("application/json", json)))
        .isInstanceOf(ParseResult.NotALead.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "table|\"Leads web\"|Ana Ruiz",
        "board|\"Ventas Sur\"|Ana Ruiz",
        "lista|\"Nuevos contactos\"|Ana Ruiz",
        "bucket|\"Kundenanfragen\"|Ana Ruiz",
        "projekt|\"Autohaus Nord\"|Ana Ruiz"
      })
  void ignoresTheNameOfAList(String object, String title, String expected) {
    String json =
        "{\"%s\": {\"id\": 1, \"name\": %s}, \"row\": {\"cells\": {\"Interesado\": \"Ana Ruiz\","
                .formatted(object, title)
            + " \"Tfno.\": \"612004601\", \"Coche\": \"Kia Rio\"}}}";
    assertThat(name(json)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"pulseName|Ana Ruiz|Ana Ruiz", "cardName|Lead 331|", "taskName|Kia Rio|"})
  void readsTheTitleOfAnItemOnlyIfItIsAName(String field, String title, String expected) {
    String json =
        "{\"event\": {\"%s\": \"%s\", \"columnValues\": {\"email\": {\"email\": \"eva@correo.example\"},"
                .formatted(field, title)
            + " \"coche\": {\"value\": \"Kia Rio\"}}}}";
    assertThat(name(json)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"lead|Max Pons", "visitor|Max Pons", "contact|Max Pons", "admin|", "bot|"})
  void readsAnAuthorOnlyIfItsTypeIsACustomer(String type, String expected) {
    String json =
        "{\"source\": {\"body\": \"Kia Rio\", \"author\": {\"type\": \"%s\", \"name\": \"Max Pons\","
                .formatted(type)
            + " \"email\": \"max@correo.example\"}}, \"email\": \"eva@correo.example\", \"car\": \"Kia Rio\"}";
    assertThat(name(json)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"interest\": \"buy\", %1$s}, {\"interest\": \"trade-in\", %2$s}]",
        "[{\"type\": \"trade_in\", %2$s}, {\"type\": \"new\", %1$s}]"
      })
  void readsTheUseOfEachVehicle(String vehicles) {
    String wanted = "\"make\": \"Kia\", \"model\": \"Rio\"";
    String own = "\"make\": \"Renault\", \"model\": \"Clio\"";
    Lead lead =
        Messages.leads(
                Messages.queued(
                    "application/json",
                    "{\"name\": \"Ana Ruiz\", \"phone\": \"612004601\", \"vehicles\": %s}"
                        .formatted(vehicles.formatted(wanted, own))))
            .only();
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Rio");
    assertThat(lead.tasks().get(0).appraisal().brandModel()).isEqualTo("Renault Clio");
  }

  private static String name(String json) {
    return Messages.leads(Messages.queued("application/json", json)).only().customer().name();
  }
}
