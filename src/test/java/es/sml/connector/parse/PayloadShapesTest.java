package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.result.ParseResult;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads of programs in shapes that few of them use. */
class PayloadShapesTest {
  @Test
  void readsTheFieldsOfASavedFormPage() {
    Lead lead =
        read(
            "text/html",
            "<html><body><div><a href=\"/\">Inicio</a></div><h1>Solicitud</h1><form>"
                + "<p><label for=a>Nombre y apellidos *</label><input id=a type=text value='Elvira Cano Ruiz'></p>"
                + "<label for=b>Móvil</label><input id=b type=tel value='612 004 601'>"
                + "<input type=hidden name=email value='boletin@concesion.example'>"
                + "<label for=c>Correo</label><input id=c value='elvira@correo.example'>"
                + "<label for=d>Coche</label><select id=d><option>Kia Rio</option>"
                + "<option selected>Kia Ceed</option><option>Kia Niro</option></select>"
                + "<label for=e>Mensaje</label><textarea id=e>¿Tiene techo solar?</textarea>"
                + "</form><footer>Concesión Norte · Tel. 985 00 11 22 · info@concesion.example</footer>"
                + "</body></html>");
    assertThat(lead.customer().name()).isEqualTo("Elvira Cano Ruiz");
    assertThat(lead.customer().phone()).isEqualTo("612004601");
    assertThat(lead.customer().email()).isEqualTo("elvira@correo.example");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Ceed");
    assertThat(lead.notes()).anyMatch(note -> note.contains("¿Tiene techo solar?"));
  }

  @Test
  void takesNoCarFromAListWithoutAChosenOption() {
    Lead lead =
        read(
            "text/html",
            "<html><body><form><label>Nombre</label><input value='Elvira Cano'><br>"
                + "<label>Móvil</label><input value='612 004 601'><br><label>Modelo</label>"
                + "<select><option>Kia Rio</option><option>Kia Ceed</option></select></form></body></html>");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Sin especificar");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind|text|given|family|mobile|email",
        "type|value|first|last|phone|email",
        "tipo|valor|nombre|apellidos|movil|correo"
      })
  void readsNamesAndContactsByTheirKinds(
      String kind, String text, String first, String last, String phone, String mail) {
    String part = "{\"" + kind + "\": \"%s\", \"" + text + "\": \"%s\"}";
    Lead lead =
        read(
            "application/json",
            "{\"person\": {\"names\": ["
                + part.formatted(first, "Elvira")
                + ","
                + part.formatted(last, "Cano Ruiz")
                + "], \"contacts\": ["
                + part.formatted(phone, "+34 612 004 601")
                + ","
                + part.formatted(mail, "elvira@correo.example")
                + "]}, \"region\": \"eu-west-3\", \"vehicle\": {\"brandName\": \"Kia\", \"carline\": \"Ceed\"}}");
    assertThat(lead.customer().name()).isEqualTo("Elvira Cano Ruiz");
    assertThat(lead.customer().phone()).isEqualTo("612004601");
    assertThat(lead.customer().email()).isEqualTo("elvira@correo.example");
    assertThat(lead.customer().province()).isNull();
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Ceed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Vende tu coche", "Sell us your car", "Auto verkaufen", "Vendez votre voiture"})
  void takesTheCarOfAFormForSellersAsTheirOwn(String title) {
    Lead lead =
        read(
            "application/json",
            "{\"form_name\": \""
                + title
                + "\", \"name\": \"Elvira Cano\", \"phone\": \"612004601\","
                + " \"car\": {\"brand\": \"Kia\", \"model\": \"Ceed\", \"year\": 2018}}");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Sin especificar");
    assertThat(lead.tasks().get(0).appraisal().brandModel()).isEqualTo("Kia Ceed");
    assertThat(lead.tasks().get(0).appraisal().year()).isEqualTo(2018);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"nombre\"", "{ \"nombre\"", "{\n  \"nombre\"", "{\r\n\"nombre\""})
  void readsTheObjectInBase64OfAQueue(String beginning) {
    String lead =
        beginning + ": \"Elvira Cano\", \"telefono\": \"612004601\", \"vehiculo\": \"Kia Ceed\"}";
    String data = Base64.getEncoder().encodeToString(lead.getBytes(StandardCharsets.UTF_8));
    assertThat(
            read(
                "application/json",
                "{\"message\": {\"data\": \"" + data + "\", \"messageId\": \"1\"}}"))
        .extracting(read -> read.customer().name(), read -> read.vehicle().brandModel())
        .containsExactly("Elvira Cano", "Kia Ceed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "formulario|campo|etiqueta|valor",
        "form|field|label|value",
        "formulaire|champ|libelle|valeur",
        "formular|feld|beschriftung|wert"
      })
  void readsXmlWithTheLabelsInAttributes(String form, String field, String label, String value) {
    String line = "<" + field + " " + label + "=\"%s\" " + value + "=\"%s\"/>";
    Lead lead =
        read(
            "application/xml",
            "<"
                + form
                + ">"
                + line.formatted("Nombre y apellidos", "Elvira Cano")
                + line.formatted("Móvil", "612 004 601")
                + line.formatted("Modelo que le interesa", "Kia Ceed")
                + line.formatted("Comentarios", "¿Tiene techo solar?")
                + "</"
                + form
                + ">");
    assertThat(lead.customer().name()).isEqualTo("Elvira Cano");
    assertThat(lead.customer().phone()).isEqualTo("612004601");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Ceed");
  }

  @Test
  void readsTheReservationOfACarInAnOrder() {
    Lead lead =
        read(
            "application/json",
            "{\"order_number\": 71, \"currency\": \"EUR\", \"billing_address\": {\"city\": \"Gijón\"},"
                + " \"customer\": {\"first_name\": \"Elvira\", \"last_name\": \"Cano\", \"phone\": \"612004601\"},"
                + " \"line_items\": [{\"title\": \"Reserva web: Kia Ceed 1.0 Tech\", \"price\": \"200.00\"}]}");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Ceed 1.0 Tech");
    assertThat(lead.vehicle().price()).isNull();
    assertThat(lead.tasks()).extracting(Lead.Task::description).contains("Reserva");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Faro derecho Kia Ceed", "Kia Ceed", "Reserva de alfombrillas"})
  void makesNoLeadOfAnotherOrder(String title) {
    assertThat(
            Messages.refusal(
                Messages.queued(
                    "application/json",
                    "{\"order_number\": 71, \"billing_address\": {\"city\": \"Gijón\"},"
                        + " \"customer\": {\"first_name\": \"Elvira\", \"last_name\": \"Cano\", \"phone\": \"612004601\"},"
                        + " \"line_items\": [{\"title\": \""
                        + title
                        + "\", \"price\": \"200.00\"}]}")))
        .contains("an order");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "¿Qué necesita su empresa?|Quiero un renting para 3 Kia Ceed con el mantenimiento incluido|Kia Ceed|",
        "What does your company need?|We would like to lease two Kia Ceed for our sales team|Kia Ceed|",
        "Was brauchen Sie?|Ich möchte meinen Kia Ceed in Zahlung geben und brauche ein Angebot|Sin especificar|Kia Ceed"
      })
  void readsTheCarInTheOnlyLongAnswer(String question, String answer, String wanted, String own) {
    Lead lead =
        read(
            "application/json",
            "{\"answers\": [{\"label\": \"Full name\", \"value\": \"Elvira Cano\"},"
                + " {\"label\": \"Phone number\", \"value\": \"612004601\"},"
                + " {\"label\": \""
                + question
                + "\", \"value\": \""
                + answer
                + "\"}]}");
    assertThat(lead.vehicle().brandModel()).isEqualTo(wanted);
    assertThat(
            lead.tasks().stream()
                .filter(task -> task.appraisal() != null)
                .map(task -> task.appraisal().brandModel())
                .toList())
        .isEqualTo(own == null ? List.of() : List.of(own));
  }

  private static Lead read(String contentType, String content) {
    return leads(contentType, content).get(0);
  }

  private static List<Lead> leads(String contentType, String content) {
    return ((ParseResult.Leads) Messages.PARSER.parse(Messages.queued(contentType, content)))
        .leads();
  }
}
