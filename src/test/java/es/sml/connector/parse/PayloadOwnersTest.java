package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON and XML name other people and other vehicles beside the customer and the wanted one. */
class PayloadOwnersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the customer of another program's "client"
        "{\"client\":{\"prenom\":\"Odile\",\"nom\":\"Garnier\",\"tel_portable\":\"+33 6 11 22 33 44\"},"
            + "\"vehicule_souhaite\":{\"marque\":\"Kia\",\"modele\":\"Niro\"},\"vehicule_actuel\":"
            + "{\"marque\":\"Renault\",\"modele\":\"Clio\",\"reprise\":\"non\"}}"
            + "|Odile Garnier|+33611223344|Kia Niro|",
        "{\"client\":{\"vorname\":\"Jutta\",\"nachname\":\"Reiss\",\"handy\":\"+49 171 2345678\"},"
            + "\"vehicle\":{\"marke\":\"Seat\",\"modell\":\"Ateca\"}}"
            + "|Jutta Reiss|+491712345678|Seat Ateca|",
        // the current and the desired vehicle in one object
        "{\"customer\":{\"name\":\"Nuria Sanchís\",\"phone\":\"611220033\"},\"vehicles\":{\"current\":"
            + "[{\"brand\":\"Seat\",\"model\":\"Arona\"}],\"desired\":[{\"brand\":\"Kia\",\"model\":\"Niro\"}]}}"
            + "|Nuria Sanchís|611220033|Kia Niro|Seat Arona",
        "{\"cliente\":{\"nombre\":\"Nuria Sanchís\",\"telefono\":\"611220033\"},\"vehiculos\":{\"actual\":"
            + "{\"marca\":\"Seat\",\"modelo\":\"Arona\",\"entrega\":\"no\"},\"deseado\":{\"marca\":\"Kia\",\"modelo\":\"Niro\"}}}"
            + "|Nuria Sanchís|611220033|Kia Niro|",
        "{\"customer\":{\"name\":\"Nuria Sanchís\",\"phone\":\"611220033\"},\"vehicles\":{\"current\":"
            + "{\"brand\":\"Seat\",\"model\":\"Arona\",\"handOver\":false},\"desired\":{\"brand\":\"Kia\",\"model\":\"Niro\"}}}"
            + "|Nuria Sanchís|611220033|Kia Niro|",
        // a CRM's property with technical data
        "{\"properties\":{\"firstname\":{\"value\":\"Nuria\"},\"phone\":{\"value\":\"611220033\"},"
            + "\"modelo_de_interes\":{\"value\":\"Kia Niro\"},\"coche_actual\":{\"value\":"
            + "\"Seat Ibiza (se lo queda)\",\"versions\":[{\"value\":\"Seat Ibiza (se lo queda)\"}]}}}"
            + "|Nuria|611220033|Kia Niro|",
        // the owner sells a vehicle, and the buyer works for the dealer
        "{\"event\":\"valuation.created\",\"owner\":{\"name\":\"Nuria Sanchís\",\"mobile\":\"611220033\"},"
            + "\"vehicle\":{\"make\":\"Seat\",\"model\":\"Arona\"},\"dealer\":{\"name\":\"Autos Sol\",\"buyer\":"
            + "{\"name\":\"Luis Gil\",\"phone\":\"957112233\"}}}"
            + "|Nuria Sanchís|611220033|Sin especificar|Seat Arona",
        "{\"formulario\":\"Vende tu coche\",\"vendedor\":{\"nombre\":\"Nuria Sanchís\",\"telefono\":\"611220033\"},"
            + "\"coche\":{\"marca\":\"Seat\",\"modelo\":\"Arona\"},\"concesionario\":{\"comprador\":"
            + "{\"nombre\":\"Luis Gil\",\"telefono\":\"957112233\"}}}"
            + "|Nuria Sanchís|611220033|Sin especificar|Seat Arona",
        "{\"event\":\"valuation.created\",\"customer\":{\"name\":\"Nuria Sanchís\",\"phone\":\"611220033\"},"
            + "\"owner\":{\"name\":\"Luis Gil\",\"phone\":\"957112233\"},\"trade_in\":{\"make\":\"Seat\",\"model\":\"Arona\"}}"
            + "|Nuria Sanchís|611220033|Sin especificar|Seat Arona",
        // statistics and similar advertisements of a portal
        "{\"anuncio\":{\"titulo\":\"Kia Niro\",\"precio\":15900},\"comprador\":{\"nombre\":\"Nuria\",\"telefono\":"
            + "\"611220033\"},\"comentario\":\"¿Sigue disponible?\",\"similares\":[{\"titulo\":\"Seat Arona\"}],"
            + "\"estadisticas\":{\"visitas\":412,\"favoritos\":9}}"
            + "|Nuria|611220033|Kia Niro|",
        // the reservation of a vehicle in a web shop
        "{\"id\":77,\"total\":\"200.00\",\"billing\":{\"first_name\":\"Nuria\",\"last_name\":\"Sanchís\",\"phone\":"
            + "\"611220033\"},\"payment_method_title\":\"Tarjeta de crédito\",\"line_items\":[{\"id\":5,\"name\":"
            + "\"Reserva online - Kia Niro\",\"quantity\":1,\"meta_data\":[{\"key\":\"Kilómetros\",\"value\":\"100\"}]}]}"
            + "|Nuria Sanchís|611220033|Kia Niro|",
      })
  void readsEachPersonAndVehicleInItsRole(
      String json, String name, String phone, String vehicle, String own) {
    Lead lead = read("application/json", json);
    assertThat(lead.customer().name()).isEqualTo(name);
    assertThat(lead.customer().phone()).isEqualTo(phone);
    assertThat(lead.vehicle().brandModel()).isEqualTo(vehicle);
    assertThat(own(lead)).isEqualTo(own == null ? List.of() : List.of(own));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"lead\":{\"nombre\":\"\",\"telefono\":\"\",\"modelo\":\"Kia Niro\",\"comentario\":\"llamadme\"},"
            + "\"centro\":{\"nombre\":\"Kia Castelló\",\"telefono\":\"964250310\",\"email\":\"info@kia.example\"}}"
      })
  void readsNoLeadFromTheContactsOfADealersCentre(String json) {
    assertThat(Messages.refusal(Messages.queued("application/json", json))).contains("no phone");
  }

  @Test
  void readsTheCustomersNameAndWishInTheSummaryOfACall() {
    Lead lead =
        read(
            "application/json",
            "{\"call\":{\"caller_number\":\"+34611220033\",\"agent\":{\"name\":\"Luis Gil\"},\"summary\":"
                + "\"La clienta dice llamarse Nuria Sanchís y quiere ver el Kia Niro el jueves.\"}}");
    assertThat(lead.customer().name()).isEqualTo("Nuria Sanchís");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Niro");
    assertThat(lead.tasks()).extracting(task -> task.type()).contains("date");
  }

  @Test
  void readsTheMessageInAFieldWithoutAName() {
    Lead lead =
        read(
            "application/json",
            "{\"current\":{\"title\":\"Formulario - Kia Niro\",\"person_id\":{\"name\":\"Nuria Sanchís\",\"phone\":"
                + "[{\"value\":\"611220033\"}]},\"9a41c07f\":\"<p>Hola,<br>&iquest;puedo ir a verlo el lunes?</p>\"}}");
    assertThat(lead.notes()).contains("Hola,\n¿puedo ir a verlo el lunes?");
    assertThat(lead.tasks()).extracting(task -> task.type()).contains("date");
  }

  @Test
  void readsContactsByTheirChannelAndAClassAsTheModel() {
    Lead lead =
        read(
            "application/xml",
            "<a:Lead xmlns:a=\"urn:a\" xmlns:c=\"urn:c\" xmlns:xsi=\"urn:i\"><a:Customer>"
                + "<c:Name><c:Given>Nuria</c:Given><c:Family>Sanchís</c:Family></c:Name>"
                + "<c:Contact channel=\"PHONE_FIXED\" xsi:nil=\"true\"/>"
                + "<c:Contact channel=\"PHONE_MOBILE\">611220033</c:Contact>"
                + "<c:Contact channel=\"EMAIL\">nuria@correo.example</c:Contact></a:Customer>"
                + "<a:VehicleOfInterest brand=\"Mercedes-Benz\" class=\"GLA\"/>"
                + "<a:CurrentVehicle brand=\"Mercedes-Benz\" class=\"Clase A\"/></a:Lead>");
    assertThat(lead.customer().name()).isEqualTo("Nuria Sanchís");
    assertThat(lead.customer().phone()).isEqualTo("611220033");
    assertThat(lead.customer().email()).isEqualTo("nuria@correo.example");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Mercedes-Benz GLA");
    assertThat(own(lead)).containsExactly("Mercedes-Benz Clase A");
    assertThat(lead.tasks()).allMatch(task -> task.media() == null);
    assertThat(lead.notes()).noneMatch(note -> note.contains("urn:"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Envelope><Body><Enviar><usuario>autos_sol</usuario><xml>&lt;Lead&gt;&lt;Nombre&gt;Nuria"
            + "&lt;/Nombre&gt;&lt;Tfno&gt;611220033&lt;/Tfno&gt;&lt;Coche&gt;Kia Niro&lt;/Coche&gt;"
            + "&lt;/Lead&gt;</xml></Enviar></Body></Envelope>",
        "<peticion><datos><![CDATA[<contacto><nombre>Nuria</nombre><movil>611220033</movil>"
            + "<coche>Kia Niro</coche></contacto>]]></datos></peticion>",
        "{\"format\":\"xml\",\"payload\":\"<lead><name>Nuria</name><phone>611220033</phone>"
            + "<car>Kia Niro</car></lead>\"}"
      })
  void readsXmlInAText(String written) {
    Lead lead = read(written.startsWith("<") ? "application/xml" : "application/json", written);
    assertThat(lead.customer().name()).isEqualTo("Nuria");
    assertThat(lead.customer().phone()).isEqualTo("611220033");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Niro");
  }

  @Test
  void readsAMessageInHtmlAsText() {
    Lead lead =
        read(
            "application/json",
            "{\"name\":\"Nuria\",\"phone\":\"611220033\",\"message\":\"<p>¿Tiene garantía?</p><p>Gracias</p>\"}");
    assertThat(lead.notes()).anyMatch(note -> note.startsWith("¿Tiene garantía?"));
  }

  private static List<String> own(Lead lead) {
    return lead.tasks().stream()
        .filter(task -> task.appraisal() != null)
        .map(task -> task.appraisal().brandModel())
        .toList();
  }

  private static Lead read(String type, String written) {
    return Messages.leads(Messages.queued(type, written)).leads().get(0);
  }
}
