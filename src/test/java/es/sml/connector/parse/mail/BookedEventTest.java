package es.sml.connector.parse.mail;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import es.sml.connector.parse.result.ParseResult;
import org.junit.jupiter.api.Test;

/** A booking website writes the customer's answers only into the event that it attaches. */
class BookedEventTest {
  private static final String MAIL =
      """
      From: Citas <citas@citasweb.example>
      To: ventas@autospruebas.example
      Subject: %s
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/plain; charset=utf-8

      %s
      --b
      Content-Type: text/calendar; charset=utf-8; name=invite.ics
      Content-Disposition: attachment; filename=invite.ics

      BEGIN:VCALENDAR
      METHOD:REQUEST
      BEGIN:VEVENT
      ORGANIZER;CN=Luis Soto:mailto:luis@citasweb.example
      ATTENDEE;CN=Ventas:mailto:ventas@autospruebas.example
      %s
      END:VEVENT
      END:VCALENDAR
      --b--
      """;

  private static InboundMessage mail(String subject, String text, String event) {
    return Messages.mail(MAIL.formatted(subject, text, event));
  }

  private static void isWhole(InboundMessage mail) {
    Lead lead = Messages.leads(mail).only();
    assertThat(lead.customer().name()).isEqualTo("Irene Sanz");
    assertThat(lead.customer().phone()).isEqualTo("633102030");
    assertThat(lead.customer().email()).isEqualTo("irene@correo.example");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Picanto");
    assertThat(lead.notes().toString()).contains("voy con mi hija, que conduce");
  }

  @Test
  void readsTheAnswers() {
    isWhole(
        mail(
            "Nueva reserva",
            "Servicio: Prueba de conducción\nInvitado: Irene Sanz\nProfesional: Luis Soto (964 10 20 30)",
            "ATTENDEE;CN=Irene Sanz:mailto:irene@correo.example\n"
                + "DESCRIPTION:Móvil: 633 10 20 30\\nModelo: Kia Pi\n canto\\nNotas: voy con mi hija\\, que conduce"));
  }

  @Test
  void readsAnswersInAnotherLanguage() {
    isWhole(
        mail(
            "New booking",
            "Service: Test drive\nName: Irene Sanz",
            "DESCRIPTION:Phone: 633 10 20 30\\nEmail: irene@correo.example\\nCar: Kia Picanto\\n"
                + "Comments: voy con mi hija\\, que conduce"));
  }

  @Test
  void leavesOutTheSalespersonsPhone() {
    String text = "Invitado: Irene Sanz\nCorreo: irene@correo.example\nCoche: Kia Picanto\n";
    Lead lead =
        Messages.leads(mail("Cita", text + "Te atiende: Luis Soto (964 10 20 30)", "")).only();
    assertThat(lead.customer().name()).isEqualTo("Irene Sanz");
    assertThat(lead.customer().phone()).isNull();
  }

  @Test
  void readsNoMeeting() {
    assertThat(
            mail(
                "Reunión de zona",
                "Luis Soto te invita a una reunión.",
                "ATTENDEE;CN=Eva Gil:mailto:eva@marca.example\n"
                    + "DESCRIPTION:Teléfono: 910 10 20 30\\nId. de conferencia: 55 120"))
        .isNotInstanceOf(ParseResult.Leads.class);
  }
}
