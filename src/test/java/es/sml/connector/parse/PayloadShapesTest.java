package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
  void readsTheGuestOfACalendarEvent() {
    String event =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VEVENT
        UID:c1@citas.autosnorte.example
        DTSTART;TZID=Europe/Madrid:20261209T173000
        SUMMARY:Cita: Elvira Cano - Kia Ceed
        ORGANIZER;CN=Rosa Vega:mailto:rosa.vega@autosnorte.example
        ATTENDEE;CN="Elvira Cano";RSVP=TRUE:mailto:elvira.
         cano@correo.example
        LOCATION:Autos Norte\\, Av. Mar 4\\, Gijón. Tel. 985 00 11 22
        DESCRIPTION:Móvil: 612 004 601\\nCoche: Kia Ceed\\nComentarios: ¿Tiene tec
         ho solar?
        END:VEVENT
        END:VCALENDAR
        """;
    Lead lead = read("text/calendar", event);
    assertThat(lead.customer().name()).isEqualTo("Elvira Cano");
    assertThat(lead.customer().phone()).isEqualTo("612004601");
    assertThat(lead.customer().email()).isEqualTo("elvira.cano@correo.example");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Ceed");
    assertThat(lead.tasks().get(0).plannedRealization()).hasToString("2026-12-09T16:30:00Z");
    assertThat(lead.notes()).anyMatch(note -> note.contains("¿Tiene techo solar?"));

    Lead elsewhere = read("text/plain", event.replace("Europe/Madrid", "Asia/Tokyo"));
    assertThat(elsewhere.tasks().get(0).plannedRealization()).isNull();
    assertThat(elsewhere.customer().name()).isEqualTo("Elvira Cano");
    String numberOfDealer = event.replace("Móvil: 612 004 601\\n", "");
    assertThat(read("text/calendar", numberOfDealer).customer().phone()).isNull();
  }

  @Test
  void readsNoNameFromTheLabelOfANumber() {
    Lead lead =
        read(
            "text/plain",
            "Caller ID: +34 612 004 601\nSummary: wants a Kia Ceed, asks the price\n");
    assertThat(lead.customer().name()).isNull();
    assertThat(lead.customer().phone()).isEqualTo("612004601");
  }

  @Test
  void readsNoCarFromAListWithoutAChosenOption() {
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
  void readsTheCarOfAFormForSellersAsTheirOwn(String title) {
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

  @Test
  void readsJsonWithALeadALine() {
    String line = "{\"nombre\": \"%s\", \"tel\": \"%s\", \"coche\": \"Kia Ceed\"}\n";
    assertThat(
            leads(
                "application/x-ndjson",
                line.formatted("Elvira Cano", "612004601")
                    + line.formatted("Bruno Soto", "612004602")))
        .extracting(lead -> lead.customer().name(), lead -> lead.customer().phone())
        .containsExactly(tuple("Elvira Cano", "612004601"), tuple("Bruno Soto", "612004602"));
  }

  @Test
  void readsYaml() {
    Lead lead =
        read(
            "text/plain",
            """
            ---
            origen: teléfono
            persona:
              nombre: Elvira
              apellidos: 'Cano Ruiz'
              telefonos:
                - "+34 612 004 601"
              correo: ~
            interes:
              coche: Kia Ceed
            coche_entrega:
              descripcion: Seat León 2012
              kilometros: 150000
            mensaje: >
              ¿Lo tienen
              en rojo?
            comercial:
              nombre: Bruno Soto
              telefono: 985 00 11 22
            """);
    assertThat(lead.customer().name()).isEqualTo("Elvira Cano Ruiz");
    assertThat(lead.customer().phone()).isEqualTo("612004601");
    assertThat(lead.customer().email()).isNull();
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Ceed");
    assertThat(lead.tasks().get(0).appraisal().brandModel()).isEqualTo("Seat León");
    assertThat(lead.notes()).contains("¿Lo tienen en rojo?");
  }

  @Test
  void readsNoFreeDescriptionAsTheNameOfACar() {
    Lead lead =
        read(
            "application/json",
            "{\"name\": \"Elvira Cano\", \"phone\": \"612004601\", \"trade_in\":"
                + " {\"description\": \"Golpe en la puerta\", \"km\": 150000}}");
    assertThat(lead.tasks().get(0).appraisal().brandModel()).isEqualTo("Sin especificar");
  }

  @Test
  void readsTheAnswersInALog() {
    String line = "2026-11-10 16:2%d:01,114 INFO [web] s=1 field %s=\"%s\"\n";
    String log =
        line.formatted(1, "nombre", "Elvira Cano")
            + line.formatted(2, "telefono", "612 004 601")
            + line.formatted(3, "modelo", "Kia Ceed")
            + "2026-11-10 16:24:01,114 INFO [web] s=1 submit to=leads@concesion.example\n";
    Lead lead = read("text/plain", log);
    assertThat(lead.customer().name()).isEqualTo("Elvira Cano");
    assertThat(lead.customer().email()).isNull();
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Ceed");
  }

  @Test
  void mixesNoCustomersOfALog() {
    String line = "2026-11-10 16:21:01 INFO field %s=\"%s\"\n";
    String log =
        line.formatted("nombre", "Elvira Cano")
            + line.formatted("telefono", "612 004 601")
            + line.formatted("modelo", "Kia Ceed")
            + line.formatted("nombre", "Bruno Soto");
    assertThat(Messages.refusal(Messages.queued("text/plain", log))).contains("no format");
  }

  @Test
  void readsACardWithANote() {
    Lead lead =
        read(
            "text/plain",
            """
            BEGIN:VCARD
            VERSION:4.0
            N:Cano Ruiz;Elvira;;;
            FN:Elvira Cano Ruiz
            TEL;TYPE=CELL:+34 612 00 46 01
            NOTE:Feria. Interesada en Kia
              Ceed\\, quiere oferta.
            END:VCARD
            """);
    assertThat(lead.customer().name()).isEqualTo("Elvira Cano Ruiz");
    assertThat(lead.customer().phone()).isEqualTo("612004601");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Ceed");
    assertThat(lead.notes()).contains("Feria. Interesada en Kia Ceed, quiere oferta.");
  }

  @Test
  void readsTheSheetOfAWorkbookInXml() {
    String row = "<Row><Cell><Data>%s</Data></Cell><Cell><Data>%s</Data></Cell>%s</Row>";
    String email = "<Cell ss:Index=\"4\"><Data ss:Type=\"String\">%s</Data></Cell>";
    assertThat(
            leads(
                "application/xml",
                "<?xml version=\"1.0\"?><Workbook xmlns:ss=\"urn:s\"><Worksheet ss:Name=\"A\"><Table>"
                    + row.formatted(
                        "Nombre",
                        "Teléfono",
                        "<Cell><Data>Modelo</Data></Cell><Cell><Data>Email</Data></Cell>")
                    + row.formatted(
                        "Elvira Cano", "612004601", email.formatted("elvira@correo.example"))
                    + row.formatted("Bruno Soto", "612004602", "<Cell><Data>Kia Ceed</Data></Cell>")
                    + "</Table></Worksheet></Workbook>"))
        .extracting(
            lead -> lead.customer().name(),
            lead -> lead.customer().email(),
            lead -> lead.vehicle().brandModel())
        .containsExactly(
            tuple("Elvira Cano", "elvira@correo.example", "Sin especificar"),
            tuple("Bruno Soto", null, "Kia Ceed"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/xml|<notice><form>Consulta</form><body><![CDATA[%s]]></body></notice>",
        "application/json|{\"form\": \"Consulta\", \"body\": \"%s\"}"
      })
  void readsTheHtmlThatADocumentWraps(String type, String document) {
    String html =
        "<div><table><tr><td>Nombre</td><td>Elvira Cano</td></tr><tr><td>Teléfono</td>"
            + "<td>&nbsp;612&nbsp;004&nbsp;601</td></tr><tr><td>Coche</td><td>Kia Ceed</td></tr></table>"
            + "<p>Concesión Norte · Tel. 985 00 11 22 · info@concesion.example</p></div>";
    Lead lead = read(type, document.formatted(html));
    assertThat(lead.customer().name()).isEqualTo("Elvira Cano");
    assertThat(lead.customer().phone()).isEqualTo("612004601");
    assertThat(lead.customer().email()).isNull();
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Ceed");
  }

  @Test
  void readsTheParametersOfARemoteCall() {
    String member = "<member><name>%s</name><value><string>%s</string></value></member>";
    Lead lead =
        read(
            "application/xml",
            "<methodCall><methodName>lead.add</methodName><params>"
                + "<param><value><string>norte</string></value></param><param><value><struct>"
                + member.formatted("firstname", "Elvira")
                + member.formatted("lastname", "Cano")
                + member.formatted("phone_mobile", "612 004 601")
                + member.formatted("car_brand", "Kia")
                + member.formatted("car_model", "Ceed")
                + member.formatted("exchange_car", "Seat León 2012")
                + member.formatted("wants_appraisal", "yes")
                + member.formatted("note", "Quiero dejar mi León y financiar el resto")
                + "</struct></value></param></params></methodCall>");
    assertThat(lead.customer().name()).isEqualTo("Elvira Cano");
    assertThat(lead.customer().phone()).isEqualTo("612004601");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Ceed");
    assertThat(lead.tasks().get(0).appraisal().brandModel()).isEqualTo("Seat León");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ha llamado Elvira Cano (tel. 985 00 46 01), le interesa el Kia Ceed blanco y quiere probarlo. Se lo paso a Luis.",
        "12/11 9:40 Elvira Cano, 985 004 601, pregunta por el Kia Ceed de exposición",
        "Elvira Cano rang (985004601), she wants to test drive the Kia Ceed on Monday"
      })
  void readsTheNoteOfAColleagueInAFile(String note) {
    Lead lead = read("text/plain", note);
    assertThat(lead.customer().name()).isEqualTo("Elvira Cano");
    assertThat(lead.customer().phone()).isEqualTo("985004601");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Ceed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Elvira Cano, 612 004 601, trajo su Kia Ceed a la revisión y le falta pagar la factura",
        "Elvira Cano 612004601 del taller: pedir pastillas para Kia Ceed",
        "Ha llamado alguien del 612 004 601 por el Kia Ceed",
        "Ha llamado Elvira Cano (612 004 601), que la llamen"
      })
  void makesNoLeadOfAnotherNote(String note) {
    assertThat(Messages.refusal(Messages.queued("text/plain", note))).contains("no format");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Encarni Rey", "Toñi Rey", "Patri Rey"})
  void readsAShortNameInAMessageWithoutSigns(String name) {
    Lead lead =
        read(
            "text/plain",
            "De: +34612004601\nA: +34985001122\nhola soy "
                + name
                + " me interesa el Kia Ceed q teneis en la web\n");
    assertThat(lead.customer().name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        lead_id=4471
        fname=Elvira
        lname=Cano Ruiz
        tel=612004601
        email=
        dealer_name=Norte Motor
        dealer_phone=985001122
        make_1=Kia
        model_1=Ceed
        free_text=¿Tiene techo solar?
        """,
        """
        nombre = Elvira
        apellidos = Cano Ruiz
        movil = 612004601
        marca = Kia
        modelo = Ceed
        telefono_concesionario = 985001122
        comentarios = ¿Tiene techo solar?
        """
      })
  void readsLinesOfNamesAndValues(String text) {
    Lead lead = read("text/plain", text);
    assertThat(lead.customer().name()).isEqualTo("Elvira Cano Ruiz");
    assertThat(lead.customer().phone()).isEqualTo("612004601");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Ceed");
    assertThat(lead.notes()).contains("¿Tiene techo solar?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        [02-04-25 09:10:11] OUT 34985001122 > Norte Motor: le escribimos por el Kia Ceed. ¿Le llamamos?
        [02-04-25 09:30:00] IN  34612004601 > hola soy Elvira Cano, el ceed es muy grande para mi
        [02-04-25 09:31:00] IN  34612004601 > teneis algun Kia Rio? iria el martes a verlo
        """,
        """
        2025-04-02 09:10:11 SALIENTE +34985001122 > Norte Motor: le escribimos por el Kia Ceed
        2025-04-02 09:30:00 ENTRANTE +34612004601 > soy Elvira Cano, ya no quiero el Ceed
        2025-04-02 09:31:00 ENTRANTE +34612004601 > teneis algun Kia Rio? iria el martes a verlo
        """,
        """
        [02/04/2025 09:10] TX +34985001122: Norte Motor, le escribimos por su consulta
        [02/04/2025 09:30] RX +34612004601: soy Elvira Cano. teneis algun Kia Rio?
        [02/04/2025 09:31] RX +34612004601: iria el martes a verlo
        """
      })
  void readsTheShortMessagesOfAGateway(String text) {
    Lead lead = read("text/plain", text);
    assertThat(lead.customer().name()).isEqualTo("Elvira Cano");
    assertThat(lead.customer().phone()).isEqualTo("612004601");
    assertThat(lead.vehicle().brandModel()).contains("Rio").doesNotContain("Ceed");
    assertThat(lead.tasks()).extracting(Lead.Task::type).contains("date");
  }

  @Test
  void prefersWhatsappIfTheWordsInItAskForAnAnswerThere() {
    Lead lead =
        read(
            "text/plain",
            """
        2/4/25, 18:05 - +34 612 00 46 01: Buenas, busco un Kia Rio
        2/4/25, 18:06 - Comercial Norte Motor: Hola, ¿le llamo?
        2/4/25, 18:07 - +34 612 00 46 01: mejor por aquí, que trabajo
        """);
    assertThat(lead.tasks()).extracting(Lead.Task::media).containsExactly("Whatsapp");
  }

  @Test
  void completesAModelByTheElectricOneOfThePage() {
    Lead lead =
        read(
            "text/plain",
            """
        Visitor: Nadia
        Page: https://www.nortemotor.example/ocasion/fiat-600e-red
        (10:02:11) Nadia: hola, el 600 sigue en venta?
        (10:02:40) Agente: Sí. ¿Nos deja su móvil?
        (10:03:40) Nadia: 612 00 46 01, pero enviádmelo al correo
        """);
    assertThat(lead.vehicle().brandModel()).isEqualTo("Fiat 600");
    assertThat(lead.tasks()).extracting(Lead.Task::media).containsExactly("E-mail");
  }

  @Test
  void readsNoCallToTheWorkshopAsALead() {
    String note =
        """
        AVISO DE LLAMADA
        De: Elvira Cano  Tfno.: 612 00 46 01
        Coche: Kia Ceed, mat. 1123 KLM

        Se le ha encendido el testigo de la presión de los neumáticos. Que si se lo miran
        mañana y de paso el recambio de la escobilla. Devolver llamada desde recepción taller.
        """;
    assertThat(Messages.refusal(Messages.queued("text/plain", note))).contains("workshop");
  }

  private static Lead read(String contentType, String content) {
    return leads(contentType, content).get(0);
  }

  private static List<Lead> leads(String contentType, String content) {
    return ((ParseResult.Leads) Messages.PARSER.parse(Messages.queued(contentType, content)))
        .leads();
  }
}
