package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.InboundMessage.Channel;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.result.ParseResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that the door received, with the requests that brought them. */
class DoorMessagesTest {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String ANA = "nombre=Ana+Gil&telefono=600111222";
  private static final String PARTS =
      """
      --x1\r
      Content-Disposition: form-data; name="nombre"\r
      \r
      Begoña Núñez\r
      --x1\r
      Content-Disposition: form-data; name="telefono"\r
      \r
      600111222\r
      --x1\r
      Content-Disposition: form-data; name="foto"; filename="Seat Ibiza ñ.jpg"\r
      Content-Type: image/jpeg\r
      \r
      x\r
      --x1\r
      Content-Disposition: form-data; name="cv"; filename="nota.txt"\r
      Content-Type: text/plain\r
      \r
      Tel: 699999999\r
      --x1\r
      Content-Disposition: form-data; name="otra"; filename=""\r
      Content-Type: application/octet-stream\r
      \r
      \r
      --x1--\r
      """;

  private static InboundMessage message(String type, String body, String request) {
    return Messages.message(Channel.DOOR, null, type, body.getBytes(StandardCharsets.UTF_8))
        .broughtBy(request);
  }

  private static Lead lead(String type, String body, String request) {
    return Messages.leads(message(type, body, request)).only();
  }

  private static ParseResult parse(String body) {
    return Messages.PARSER.parse(message(JSON, body, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"multipart/form-data; boundary=x1", "", "application/octet-stream"})
  void namesTheFilesOfAFormAndReadsNone(String type) {
    Lead lead = lead(type, PARTS, null);
    assertThat(lead.customer().name()).isEqualTo("Begoña Núñez");
    assertThat(lead.customer().phone()).isEqualTo("600111222");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Sin especificar");
    assertThat(lead.notes())
        .containsExactly(
            "Archivo enviado con el formulario, que no está en SML: Seat Ibiza ñ.jpg",
            "Archivo enviado con el formulario, que no está en SML: nota.txt");
  }

  @Test
  void notesThePageTheCampaignAndTheConsent() {
    String request =
        """
        {"origin":"https://www.norte.example","referer":"https://www.norte.example/ibiza","user-agent":"Mozilla",
         "query":"utm_source=google&x=1&utm_campaign=oto%C3%B1o+SUV&utm_empty=","address":"192.0.2.1",
         "notes":"Consentimiento: sí («Acepto la publicidad», 2026-11-27T09:20:00Z)"}""";
    List<String> notes = lead(FORM, ANA, request).notes();
    assertThat(notes)
        .containsExactly(
            "Página web: https://www.norte.example/ibiza",
            "Campaña web: utm_source=google, utm_campaign=otoño SUV",
            "Consentimiento: sí («Acepto la publicidad», 2026-11-27T09:20:00Z)");
  }

  @Test
  void notesNoTechnicalFieldOfAForm() {
    String request = "{\"technical\":[\"form_id\",\"t\",7]}";
    assertThat(lead(FORM, ANA + "&form_id=u-1&t=9000&tienda=Norte", request).notes())
        .containsExactly("tienda: Norte");
  }

  @Test
  void notesTheOriginOfAPageThatHidesItsName() {
    assertThat(lead(FORM, ANA, "{\"origin\":\"https://www.norte.example\"}").notes())
        .containsExactly("Página web: https://www.norte.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"referer\":{\"a\":1},\"query\":[],\"notes\":7}",
        "{\"query\":\"utm_source=%zz&utm_=1&=&&utm_x\",\"notes\":\"\"}",
      })
  void aStrangeRequestCostsNoLead(String request) {
    assertThat(lead(FORM, ANA, request).customer().phone()).isEqualTo("600111222");
  }

  @Test
  void notesARequestOnce() {
    InboundMessage whole =
        message(
            JSON,
            "[{\"name\":\"Ana\",\"phone\":\"600111222\"},{\"name\":\"Eva\",\"phone\":\"600111333\"}]",
            "{\"referer\":\"https://www.norte.example/\"}");
    Lead first = Messages.leads(whole).leads().get(0);
    assertThat(first.notes()).containsExactly("Página web: https://www.norte.example/");
    InboundMessage split = new SplitLeads().part(first, whole, 1);
    assertThat(Messages.leads(split).only().notes()).isEqualTo(first.notes());
  }

  @Test
  void longTextsOfARequestAreCut() {
    String request =
        "{\"referer\":\"https://a.example/%s\",\"query\":\"utm_source=%s\"}"
            .formatted("a".repeat(900), "b".repeat(900));
    assertThat(lead(FORM, ANA, request).notes()).allMatch(note -> note.length() < 550);
  }

  @Test
  void explainsThatALeadOfLinkedInLacksItsAnswers() {
    InboundMessage message = message(JSON, linkedIn("CREATED"), null);
    assertThat(Messages.refusal(message))
        .contains("only the id of this lead")
        .contains("Download the lead in LinkedIn's Campaign Manager");
  }

  @Test
  void anErasureOrderIsNoLead() {
    assertThat(parse(linkedIn("DELETED")))
        .isEqualTo(new ParseResult.NotALead("LinkedIn's order to erase a lead"));
  }

  private static String linkedIn(String action) {
    return "{\"type\":\"LEAD_ACTION\",\"leadAction\":\"%s\",\"leadGenFormResponse\":\"urn:li:leadGenFormResponse:abc-1\",\"occurredAt\":1764235199000}"
        .formatted(action);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'field_data':[{'name':'full_name','values':['<test lead: dummy data for full_name>']}],'id':'1'}",
        "{'field_data':[{'name':'full_name','values':['<test lead: datos de prueba>']},{'name':'email','values':['test@meta.com']}],'id':'1'}",
        "{'id':'7','changes':[{'field':'name','value':'<test lead: dummy data for NAME>'}]}",
        "{'lead_id':'TeSter-123-x','is_test':true,'user_column_data':[{'column_id':'FULL_NAME','string_value':'FirstName LastName'},{'column_id':'PHONE_NUMBER','string_value':'+16505550123'}]}",
        "{'testLead':true,'formResponse':{'answers':[{'name':'firstName','answerDetails':{'textQuestionAnswer':{'answer':'Ana'}}},{'name':'phoneNumber','answerDetails':{'textQuestionAnswer':{'answer':'600111222'}}}]}}",
      })
  void aTestLeadIsNoCustomer(String body) {
    assertThat(parse(body.replace('\'', '"')))
        .isInstanceOfSatisfying(
            ParseResult.NotALead.class, no -> assertThat(no.reason()).startsWith("test lead"));
  }

  @Test
  void readsAnEntryOfTikTok() {
    Lead lead =
        lead(
            JSON,
            """
            {"id":7126711421177430274,"lead_source":"INSTANT_FORM","campaign_name":"Otoño","create_time":1764235199,
             "changes":[{"field":"name","value":"Ana Gil"},{"field":"phone_number","value":"+34600111222"},
              {"field":"¿Qué modelo te interesa?","value":"Seat Ibiza"}]}""",
            null);
    assertThat(lead.customer().name()).isEqualTo("Ana Gil");
    assertThat(lead.customer().phone()).isEqualTo("600111222");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Seat Ibiza");
    assertThat(lead.notes()).contains("id: 7126711421177430274", "campaign name: Otoño");
  }

  @Test
  void readsASubmissionOfWix() {
    Lead lead =
        lead(
            JSON,
            """
            {"id":"s-1","formId":"f-1","status":"CONFIRMED","createdDate":"2026-11-27T09:19:59Z","submitter":{"visitorId":"v-1"},
             "submissions":{"first_name":"Ana","last_name":"Gil","email":"ana@correo.example","phone":"+34600111222",
              "long_answer":"¿Sigue el Seat Ibiza?"}}""",
            null);
    assertThat(lead.customer().name()).isEqualTo("Ana Gil");
    assertThat(lead.customer().phone()).isEqualTo("600111222");
    assertThat(lead.customer().email()).isEqualTo("ana@correo.example");
    assertThat(lead.vehicle().brandModel()).containsIgnoringCase("Seat Ibiza");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-adf+xml",
        "application/xml; charset=utf-8",
        "text/xml",
        "text/plain",
        ""
      })
  void readsAdfOfEachType(String type) {
    Lead lead =
        lead(
            type,
            "<?adf version=\"1.0\"?><?xml version=\"1.0\"?><adf><prospect><id source=\"web\">7</id>"
                + "<vehicle><make>Seat</make><model>Ibiza</model></vehicle><customer><contact><name"
                + " part=\"full\">Ana Gil</name><phone>600111222</phone></contact></customer>"
                + "</prospect></adf>",
            null);
    assertThat(lead.externalId()).isEqualTo("web:7");
    assertThat(lead.customer().phone()).isEqualTo("600111222");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Seat Ibiza");
  }

  @Test
  void readsAFormOfPlainText() {
    Lead lead = lead("text/plain", "nombre=Ana Gil\r\ntelefono=600111222\r\n", null);
    assertThat(lead.customer().name()).isEqualTo("Ana Gil");
    assertThat(lead.customer().phone()).isEqualTo("600111222");
  }

  @Test
  void readsTheConsentsOfMeta() {
    Lead lead =
        lead(
            JSON,
            """
            {"id":"222","field_data":[{"name":"full_name","values":["Ana Gil"]},{"name":"phone","values":["600111222"]}],
             "custom_disclaimer_responses":[{"checkbox_key":"ofertas","is_checked":"1"},{"checkbox_key":"otros","is_checked":""},
              {"checkbox_key":"tres","is_checked":true},{"checkbox_key":"cuatro","is_checked":false},{"checkbox_key":"cinco"}]}""",
            null);
    assertThat(lead.notes())
        .contains(
            "Consentimiento ofertas: sí",
            "Consentimiento otros: no",
            "Consentimiento tres: sí",
            "Consentimiento cuatro: no",
            "Consentimiento cinco: no consta");
  }
}
