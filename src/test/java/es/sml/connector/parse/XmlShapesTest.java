package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.result.ParseResult;
import org.junit.jupiter.api.Test;

/** ADF and STAR as few senders write them. */
class XmlShapesTest {
  private static final String STAR =
      """
      <ProcessSalesLead><ApplicationArea/><ProcessSalesLeadDataArea><SalesLead><SalesLeadHeader>
      <CustomerProspect><ProspectParty><SpecifiedPerson><GivenName>Ana</GivenName><FamilyName>Ruiz</FamilyName>
      <URICommunication><URIID>ana@correo.example</URIID><ChannelCode>Email</ChannelCode></URICommunication>
      <URICommunication><URIID>612 00 46 01</URIID><ChannelCode>Phone</ChannelCode></URICommunication>
      </SpecifiedPerson></ProspectParty></CustomerProspect>
      <LeadRequestTypeString>Test Ride</LeadRequestTypeString></SalesLeadHeader></SalesLead>
      </ProcessSalesLeadDataArea></ProcessSalesLead>
      """;

  @Test
  void readsATelephoneThatIsWrittenAsAUri() {
    Lead lead = read("application/xml", STAR);
    assertThat(lead.customer().phone()).isEqualTo("612004601");
    assertThat(lead.customer().email()).isEqualTo("ana@correo.example");
    assertThat(lead.tasks()).extracting(Lead.Task::type).contains("date");
  }

  @Test
  void readsContactsByShortKindsInADocumentOfEnquiries() {
    Lead lead =
        read(
            "application/xml",
            "<envio fecha=\"2026-11-16\"><solicitud num=\"7\"><persona nombre=\"Ana\" ape1=\"Ruiz\" ape2=\"Gil\">"
                + "<via tipo=\"MOV\" valor=\"612 004 601\"/><via tipo=\"EML\" valor=\"ana@correo.example\"/></persona>"
                + "<producto marca=\"FIAT\" gama=\"500\"/></solicitud><destino tel=\"935551020\"/></envio>");
    assertThat(lead.customer().name()).isEqualTo("Ana Ruiz Gil");
    assertThat(lead.customer().phone()).isEqualTo("612004601");
    assertThat(lead.customer().email()).isEqualTo("ana@correo.example");
    assertThat(lead.vehicle().brandModel()).isEqualTo("FIAT 500");
  }

  @Test
  void readsTheLabelledMessageAfterTheXmlOfAMail() {
    Lead lead =
        read(
            "message/rfc822",
            "From: leads@maker.example\nTo: leads@dealer.example\nSubject: Lead\n"
                + "Content-Type: text/plain; charset=UTF-8\n\n"
                + STAR
                + "\nCUSTOMER\nName: Ana Ruiz\n\nComments: Is the tow bar included?\n");
    assertThat(lead.notes()).anyMatch(note -> note.contains("Is the tow bar included?"));
  }

  @Test
  void readsTheKilometresOfACarInPartPaymentAsItsOwn() {
    Lead lead =
        read(
            "application/xml",
            "<aviso><interesado><nombrePila>Ana</nombrePila><primerApellido>Ruiz</primerApellido>"
                + "<movil>612004601</movil></interesado><articulo><marca>Ford</marca><gama>Puma</gama></articulo>"
                + "<vehiculoAportado><marca>Seat</marca><gama>Altea</gama><kilometraje>210000</kilometraje>"
                + "</vehiculoAportado></aviso>");
    assertThat(lead.vehicle().kilometres()).isNull();
    assertThat(lead.tasks())
        .extracting(task -> task.appraisal().brandModel())
        .containsExactly("Seat Altea");
  }

  @Test
  void searchesTheFirstFortyTelephonesOfACustomer() {
    Lead lead =
        read(
            "application/xml",
            "<adf><prospect><customer><contact><email>ana@correo.example</email>"
                + "<phone>+3461200ext</phone>".repeat(40)
                + "<phone>612004601</phone></contact></customer></prospect></adf>");
    assertThat(lead.customer().phone()).isNull();
    assertThat(lead.notes()).contains("Teléfono sin validar: 612004601");
  }

  @Test
  void keepsAMiddleInitialThatIsWrittenWithADot() {
    Lead lead =
        read(
            "application/xml",
            "<adf><prospect><customer><contact><name part=\"first\">Ana</name><name part=\"middle\">M.</name>"
                + "<name part=\"last\">Ruiz</name><phone>612004601</phone></contact></customer></prospect></adf>");
    assertThat(lead.customer().name()).isEqualTo("Ana M. Ruiz");
  }

  private static Lead read(String contentType, String content) {
    return ((ParseResult.Leads) Messages.PARSER.parse(Messages.queued(contentType, content)))
        .leads()
        .get(0);
  }
}
