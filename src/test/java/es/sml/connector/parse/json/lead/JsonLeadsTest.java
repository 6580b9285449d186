package es.sml.connector.parse.json.lead;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import es.sml.connector.parse.result.ParseResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON of several leads or of none, and whose data is whose. */
class JsonLeadsTest {
  private static final String CONTACT = "\"name\": \"Ana Ruiz\", \"phone\": \"612004601\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"leads\": [%1$s, %2$s]}",
        "{\"data\": {\"items\": [{\"customer\": %1$s}, {\"customer\": %2$s}], \"page\": 1}}",
        "[%1$s, %2$s]",
        "{\"object\": 1, \"entry\": [{\"id\": \"1\", \"lead\": %1$s}, {\"id\": \"2\", \"lead\": %2$s}]}"
      })
  void readsEachLeadOfAList(String list) {
    String first = "{" + CONTACT + "}";
    String second = "{\"name\": \"Eva Gil\", \"email\": \"eva@correo.example\"}";
    assertThat(read(list.formatted(first, second)))
        .extracting(lead -> lead.customer().name())
        .containsExactly("Ana Ruiz", "Eva Gil");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"4711\": %s, \"4712\": %s}",
        "{\"total\": 2, \"items\": {\"4711\": %s, \"4712\": %s}}",
        "{\"-NxKq81abTr40pLw\": %s, \"-NxKq81abTr40pLx\": %s}"
      })
  void readsLeadsByTheirIds(String around) {
    String lead = "{\"nombre\": \"%s\", \"telefono\": \"%s\"}";
    assertThat(
            read(
                around.formatted(
                    lead.formatted("Ana Ruiz", "612004600"),
                    lead.formatted("Eva Gil", "612004601"))))
        .extracting(found -> found.customer().name())
        .containsExactly("Ana Ruiz", "Eva Gil");
  }

  @Test
  void readsNoLeadsFromAgentsByTheirIds() {
    assertThat(
            read(
                "{\"nombre\": \"Ana Ruiz\", \"telefono\": \""
                    + "612004600"
                    + "\", \"agents\": {"
                    + "\"17\": {\"name\": \"Max\", \"phone\": \"612004602\"},"
                    + "\"18\": {\"name\": \"Leo\", \"phone\": \"612004603\"}}}"))
        .extracting(lead -> lead.customer().name())
        .containsExactly("Ana Ruiz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[%s]", "{\"form\": \"Contacto\", \"responses\": [%s]}"})
  void readsNumberedFormsWithTheirAnswers(String around) {
    String form =
        "{\"id\": 7, \"answers\": [{\"question\": \"Nombre\", \"answer\": \"%s\"},"
            + " {\"question\": \"Teléfono\", \"answer\": \"%s\"}]}";
    assertThat(
            read(
                around.formatted(
                    form.formatted("Ana Ruiz", "612004600")
                        + ","
                        + form.formatted("Eva Gil", "612004601"))))
        .extracting(lead -> lead.customer().phone())
        .containsExactly("612004600", "612004601");
  }

  @ParameterizedTest
  @CsvSource({
    "phoneCountryCode, +49, 1715550133, +491715550133",
    "indicatif, 33, 612345690, +33612345690",
    "prefijo, 0034, 612004601, 612004601",
    "country_code, 724, 612004601, 612004601",
    "phoneCountryCode, DE, 01715550133, +491715550133"
  })
  void readsThePhoneWithTheCodeBesideIt(String name, String code, String phone, String number) {
    String json = "{\"prospect\": {\"name\": \"Ana Ruiz\", \"%s\": \"%s\", \"phone\": \"%s\"}}";

    assertThat(read(json.formatted(name, code, phone)).get(0).customer().phone()).isEqualTo(number);
  }

  @Test
  void readsAValuationOfTheOwnersCar() {
    Lead lead =
        read("{\"ownerData\": {"
                + CONTACT
                + "}, \"carToValue\": {\"make\": \"Seat\", \"model\": \"Ibiza\", \"plate\": \"1234LBC\","
                + " \"firstReg\": \"2018-05\"}, \"carOfInterest\": {\"make\": \"Kia\", \"model\": \"Niro\"},"
                + " \"valuation\": {\"min\": 7000, \"max\": 8000, \"currency\": \"EUR\"}}")
            .get(0);

    assertThat(lead.customer().name()).isEqualTo("Ana Ruiz");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Niro");
    assertThat(lead.tasks().get(0).appraisal().brandModel()).isEqualTo("Seat Ibiza");
    assertThat(lead.tasks().get(0).appraisal().year()).isEqualTo(2018);
    assertThat(lead.notes()).contains("valuation.min: 7000", "valuation.max: 8000");
  }

  @ParameterizedTest
  @CsvSource({
    "¿Qué versión del Kia Niro prefieres?, HEV Drive, Kia Niro",
    "¿Cuándo te gustaría probar el Kia Niro?, El sábado, Kia Niro",
    "¿Qué versión del Kia Niro prefieres?, No lo sé todavía, Kia Niro"
  })
  void readsTheCarInAQuestion(String question, String answer, String car) {
    String json =
        "{\"answers\": [{\"question\": \"Nombre\", \"answer\": \"Ana Ruiz\"}, {\"question\": \"Móvil\","
            + " \"answer\": \"612004601\"}, {\"question\": \"%s\", \"answer\": \"%s\"}]}";

    assertThat(read(json.formatted(question, answer)).get(0).vehicle().brandModel())
        .startsWith(car)
        .doesNotContain("sé");
  }

  @Test
  void readsTheChosenCarOfAQuestionWithTwo() {
    Lead lead =
        read("{\"answers\": [{\"question\": \"Nombre\", \"answer\": \"Ana Ruiz\"}, {\"question\": \"Móvil\","
                + " \"answer\": \"612004601\"}, {\"question\": \"¿Te interesa el Kia Niro o el Kia Stonic?\","
                + " \"answer\": \"Stonic\"}]}")
            .get(0);

    assertThat(lead.vehicle().brandModel()).doesNotContain("Niro");
  }

  @Test
  void readsTheCallersWordsInATranscript() {
    Lead lead =
        read("{\"customer_phone_number\": \"+34612004601\", \"customer_name\": \"WIRELESS CALLER\","
                + " \"transcription\": \"Agent: Taller Ros, soy Leo Paz.\\nCaller: Hola, llamo por el"
                + " Kia Niro.\\nAgent: ¿Su nombre?\\nCaller: Ana Ruiz.\\nAgent: ¿Quiere ver también"
                + " el Seat Ateca?\"}")
            .get(0);

    assertThat(lead.customer().name()).isEqualTo("Ana Ruiz");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Niro");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Visitor 22", "Guest"})
  void readsNoNameOfAChatForItsVisitors(String name) {
    Lead lead =
        read("{\"visitor\": {\"name\": \""
                + name
                + "\"}, \"messages\": [{\"from\": \"bot\", \"text\":"
                + " \"¿Nombre y teléfono?\"}, {\"from\": \"visitor\", \"text\": \"Ana Ruiz 612004601\"},"
                + " {\"from\": \"operator\", \"text\": \"¿El Niro o el Stonic?\"}, {\"from\": \"visitor\","
                + " \"text\": \"el niro, el stonic se nos queda chico\"}]}")
            .get(0);

    assertThat(lead.customer().name()).isEqualTo("Ana Ruiz");
    assertThat(lead.vehicle().brandModel()).isEqualToIgnoringCase("Kia Niro");
  }

  @Test
  void readsNoNumberOfTheCalledDealer() {
    assertThat(
            Messages.leads(
                    Messages.queued(
                        "application/json",
                        "{\"call\": {\"to\": \"+34981001122\", \"transcript\": [{\"speaker\":"
                            + " \"customer\", \"text\": \"Llamo por el Kia Niro, mi móvil es el"
                            + " 612004601\"}]}}"))
                .leads())
        .extracting(lead -> lead.customer().phone())
        .containsExactly("612004601");
  }

  @ParameterizedTest
  @ValueSource(strings = {"612004601.0", "6.12004601E8", "6.12004601e+08"})
  void readsAPhoneThatIsWrittenAsADecimalNumber(String phone) {
    Lead lead =
        read("{\"name\": \"Ana Ruiz\", \"phone\": " + phone + ", \"price\": 1e400, \"km\": 1.5}")
            .get(0);

    assertThat(lead.customer().phone()).isEqualTo("612004601");
    assertThat(lead.notes()).noneMatch(note -> note.contains("Infinity"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agent",
        "salesperson",
        "assignedTo",
        "dealer",
        "vendor",
        "owner",
        "vendedor",
        "provider",
        "createdBy",
        "source",
        "page",
        "company"
      })
  void ignoresTheContactsOfSomeoneElse(String object) {
    Lead lead =
        read("{\"customer\": {\"email\": \"eva@correo.example\"}, \"%s\": {\"name\": \"Max Pons\","
                    .formatted(object)
                + " \"phone\": \"612004602\", \"contact\": {\"email\": \"max@taller.example\"}},"
                + " \"message\": \"Hola\"}")
            .get(0);
    assertThat(lead.customer().name()).isNull();
    assertThat(lead.customer().phone()).isNull();
    assertThat(lead.customer().email()).isEqualTo("eva@correo.example");
    assertThat(lead.notes()).contains(object + ".name: Max Pons");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"amount\": 2150000, \"currency\": \"EUR\", \"minor\": true}",
        "{\"currencyCode\": \"EUR\", \"centAmount\": 2150000}",
        "{\"amount\": 21500, \"currency\": \"EUR\", \"minor\": false}"
      })
  void readsAPriceInCents(String price) {
    Lead lead =
        read("{" + CONTACT + ", \"car\": {\"name\": \"Seat Ibiza\", \"price\": " + price + "}}")
            .get(0);
    assertThat(lead.vehicle().price()).isEqualTo("21500");
  }

  @Test
  void readsTheCarThatTheCustomerOwns() {
    Lead lead =
        read("{"
                + CONTACT
                + ", \"wants\": {\"vehicle\": {\"make\": \"Seat\", \"model\": \"Ibiza\"}},"
                + " \"owns\": {\"tradeIn\": true, \"vehicle\": {\"make\": {\"label\": \"Mazda\"},"
                + " \"model\": {\"label\": \"6\"}, \"year\": 2011}}}")
            .get(0);
    assertThat(lead.vehicle().brandModel()).isEqualTo("Seat Ibiza");
    assertThat(lead.vehicle().year()).isNull();
    assertThat(lead.tasks().get(0).appraisal().brandModel()).isEqualTo("Mazda 6");
    assertThat(lead.tasks().get(0).appraisal().year()).isEqualTo(2011);
  }

  @ParameterizedTest
  @ValueSource(strings = {"user", "sender", "from", "account"})
  void readsAnAmbiguousPersonOnlyIfThereIsNoOther(String object) {
    String person = "\"" + object + "\": {\"name\": \"Max Pons\", \"phone\": \"612004602\"}";
    assertThat(read("{" + person + ", \"car\": \"Seat Ibiza\"}").get(0).customer().name())
        .isEqualTo("Max Pons");
    assertThat(read("{" + person + ", " + CONTACT + "}").get(0).customer().name())
        .isEqualTo("Ana Ruiz");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"is_test\": true, \"name\": \"Ana Ruiz\", \"phone\": \"612004601\"}",
        "{\"testLead\": true, \"formResponse\": {\"answers\": [{\"name\": \"phoneNumber\", \"answerDetails\": {\"textQuestionAnswer\": {\"answer\": \"+34612004601\"}}}]}}",
        "{\"entry\": [{\"changes\": [{\"value\": {\"messaging_product\": \"whatsapp\", \"statuses\": [{\"status\": \"read\", \"recipient_id\": \"34612004601\"}]}}]}]}"
      })
  void makesNoLeadOfATestOrAReport(String json) {
    assertThat(Messages.PARSER.parse(Messages.queued("application/json", json)))
        .isInstanceOf(ParseResult.NotALead.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event\": \"vehicle.updated\", \"vehicle\": {\"brand\": \"Kia\", \"model\": \"Rio\"}, \"changedBy\": {\"name\": \"Max Pons\", \"email\": \"max@taller.example\"}}",
        "{\"email\": \"eva@correo.example\", \"list\": \"ofertas\"}",
        "[{\"objectId\": 1, \"subscriptionType\": \"contact.creation\", \"portalId\": 2}]"
      })
  void leavesOtherEventsToAPerson(String json) {
    assertThat(Messages.refusal(Messages.queued("application/json", json))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "¿Qué coche quieres probar?             | Kia Rio    | Kia Rio         | date",
        "Cotxe que vols reservar                | Kia Rio    | Kia Rio         | other",
        "Coche para la prueba de conducción     | Kia Rio    | Kia Rio         | date",
        "Which model would suit the fleet?     | Kia Rio    | Kia Rio         | vehicle_information",
        "¿Qué coche tienes ahora?               | Kia Rio    | Sin especificar | appraisal",
        "¿Qué día quieres ver el coche?         | 2026-12-01 | Sin especificar | date",
      })
  void readsTheVehicleThatAQuestionWithAReasonAsksFor(
      String question, String answer, String vehicle, String task) {
    Lead lead =
        read("{\"answers\": [{\"label\": \"Teléfono\", \"value\": \"612004601\"}, {\"label\": \"Nombre\","
                + " \"value\": \"Ana Ruiz\"}, {\"label\": \"%s\", \"value\": \"%s\"}]}"
                    .formatted(question, answer))
            .get(0);
    assertThat(lead.vehicle().brandModel()).isEqualTo(vehicle);
    assertThat(lead.tasks()).extracting(Lead.Task::type).containsExactly(task);
  }

  @Test
  void readsTheLabelsOfAnObjectByTheirIds() {
    Lead lead =
        read("{\"entry\": {\"1\": \"Ana Ruiz\", \"3\": \"612004601\", \"8\": \"Kia Rio\"},"
                + " \"labels\": {\"1\": \"Nombre\", \"3\": \"Teléfono\", \"8\": \"Coche\"}}")
            .get(0);
    assertThat(lead.customer().name()).isEqualTo("Ana Ruiz");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Rio");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"headers\": {\"host\": \"a\"}, \"body\": {%s}}",
        "{\"data\": {\"title\": \"Kia\", \"value\": 9, \"person_id\": {%s}}}"
      })
  void readsTheCustomerInAWrapper(String json) {
    assertThat(read(json.formatted(CONTACT)).get(0).customer().name()).isEqualTo("Ana Ruiz");
  }

  @Test
  void leavesAnInvoiceToAPerson() {
    assertThat(
            Messages.refusal(
                Messages.queued(
                    "application/json",
                    "{\"event\": \"invoice.paid\", \"customer\": {" + CONTACT + "}}")))
        .contains("invoice");
  }

  @Test
  void readsTheRequestOfAQuestionThatIsAFieldsName() {
    Lead lead =
        read("{\"changes\": [{\"field\": \"name\", \"value\": \"Ana Ruiz\"}, {\"field\": \"phone_number\","
                + " \"value\": \"612004601\"}, {\"field\": \"¿Qué coche quieres probar?\", \"value\":"
                + " \"Kia Rio\"}]}")
            .get(0);
    assertThat(lead.tasks()).extracting(Lead.Task::type).containsExactly("date");
  }

  @Test
  void readsNoForeignPostalCodeAsASpanishOne() {
    Lead lead =
        read("{\"name\": \"Uwe Kranz\", \"phone\": \"+491712345678\", \"zip\": \"24103\"}").get(0);
    assertThat(lead.customer().postalCode()).isNull();
    assertThat(lead.notes()).contains("zip: 24103");
  }

  @Test
  void readsNoNameOfAFormAndNoLinkAsTheCustomersOrTheVehicles() {
    Lead lead =
        read("{\"form_name\": \"Prueba de conducción\", \"vehicle\": \"https://taller.example/kia\","
                + " \"payload\": {\"name\": \"Landing\", \"data\": {"
                + CONTACT
                + "}}}")
            .get(0);
    assertThat(lead.customer().name()).isEqualTo("Ana Ruiz");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Sin especificar");
    assertThat(lead.tasks()).extracting(Lead.Task::type).containsExactly("date");
  }

  @Test
  void readsACustomersObjectInAForeignShape() {
    Lead lead =
        read("{\"client\": {\"first_name\": \"Ana\", \"last_name\": \"Ruiz\", \"phone\": \"612004601\"},"
                + " \"vehicle\": {\"make\": \"Kia\", \"model\": \"Rio\", \"price\": {\"amount\": 9990, \"currency\": \"EUR\"}}}")
            .get(0);
    assertThat(lead.customer().name()).isEqualTo("Ana Ruiz");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Rio");
    assertThat(lead.vehicle().price()).isEqualTo("9990");
  }

  @Test
  void readsTheVehicleOfMetasStockAdvertisement() {
    Lead lead =
        read("{\"id\": \"1\", \"form_id\": \"2\", \"field_data\": [{\"name\": \"phone_number\", \"values\": [\"+34612004601\"]}],"
                + " \"vehicle\": {\"make\": \"Kia\", \"model\": \"Rio\", \"year\": 2020}}")
            .get(0);
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Rio");
  }

  @Test
  void keepsEachValueOfNamesThatCollide() {
    Lead lead =
        Messages.leads(
                Messages.queued(
                    "application/x-www-form-urlencoded",
                    "nombre=Ana&telefono=612004601&a=uno&a[b]=dos&a[c]=tres&extra=x&extra=y"))
            .only();
    assertThat(lead.notes()).contains("a: uno", "a[].b: dos", "a[].c: tres", "extra: x, y");
  }

  @Test
  void readsAFormWhoseSenderEncodedNothing() {
    Lead lead =
        Messages.leads(
                Messages.queued(
                    "application/x-www-form-urlencoded",
                    "nombre=Nerea Gil&telefono=+34 612 00 46 01&coche=Seat Ibiza"
                        + "&mensaje=Para Ana & Luis, 2+2 al 100%"))
            .only();
    assertThat(lead.customer().name()).isEqualTo("Nerea Gil");
    assertThat(lead.customer().phone()).isEqualTo("612004601");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Seat Ibiza");
    assertThat(lead.notes()).contains("Para Ana & Luis, 2+2 al 100%");
  }

  @Test
  void leavesOutTheTestRowsOfATable() {
    ParseResult.Leads read =
        Messages.leads(
            Messages.queued(
                "text/csv",
                "Nombre;Teléfono;Test lead\nAna Ruiz;612004601;No\nPrueba;612004602;Yes\n"));
    assertThat(read.leads()).extracting(lead -> lead.customer().name()).containsExactly("Ana Ruiz");
    assertThat(read.problems()).containsExactly("line 3: test lead of an advertisement");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event\": \"invoice.created\", \"data\": {\"total\": 80}, \"customer\": {%s}}",
        "{\"tipo\": \"pedido\", \"cliente\": {%s}, \"lineas\": [{\"texto\": \"Faro Kia Rio\"}]}",
        "{\"shipment\": {\"id\": 7}, \"customer\": {%s}}",
        "{\"factura\": {\"numero\": 7}, \"cliente\": {%s}}"
      })
  void makesNoLeadOfBusinessData(String json) {
    String refusal = Messages.refusal(Messages.queued("application/json", json.formatted(CONTACT)));
    assertThat(refusal).contains("the JSON names an invoice, an order or the like");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"event\": \"lead.created\", \"order\": {\"id\": 1}, %s}",
        "{\"type\": \"order\", \"vehicle\": {\"model\": \"Rio\"}, %s}",
        "{\"type\": \"contact\", %s}"
      })
  void readsAnEnquiryWithWordsOfBusiness(String json) {
    assertThat(read(json.formatted(CONTACT))).hasSize(1);
  }

  private static List<Lead> read(String json) {
    return Messages.leads(Messages.queued("application/json", json)).leads();
  }
}
