package es.sml.connector.parse.decision;

import static es.sml.connector.parse.Messages.mail;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.LeadParser;
import es.sml.connector.parse.Messages;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.setting.OwnContacts;
import es.sml.connector.parse.setting.ParseSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The decision between a lead, no lead, and a mail for a person. */
class DecisionTest {
  private static final String TO = "To: Autos Norte <ventas@autosnorte.example>\n";

  private static String reason(String text) {
    return ((ParseResult.NotALead) Messages.PARSER.parse(mail(text))).reason();
  }

  @Test
  void namesTheEvidenceAgainstAnEnquiry() {
    assertThat(
            reason(
                "From: Transportes Lera <trafico@lera.example>\n"
                    + TO
                    + "Subject: Orden de transporte 7\n\nRecogemos el vehículo mañana."))
        .contains("transport order ('orden de transporte', 'recogemos el vehiculo'")
        .contains("sender is a business");
  }

  @ParameterizedTest
  @CsvSource({
    "contactos.coches.net, Nueva persona interesada",
    "coches.net, Tienes un mensaje",
    "messages.cargurus.com, Phone Lead",
    "facebookmail.com, Ana te ha escrito",
    "leads.renault.es, Cita comercial"
  })
  void neverDismissesAMailOfAKnownPortal(String domain, String subject) {
    String text =
        "From: Portal <noreply@"
            + domain
            + ">\n"
            + TO
            + "List-Unsubscribe: <https://portal.example>\nAuto-Submitted: auto-generated\n"
            + "Subject: "
            + subject
            + "\n\nGracias por confiar en nosotros. Le responderemos. Hemos recibido su mensaje."
            + " Date de baja.";
    assertThat(Messages.refusal(mail(text))).contains("no format recognises the message");
  }

  @ParameterizedTest
  @CsvSource({
    "hola@sugerencias.coches.net, Coches como los que buscas",
    "hola@news.autoscout24.com, Dein Monat",
    "avisos@donedeal.ie, Your listing expires tomorrow",
    "service@autoscout24.de, Ihre Inserate im Mai"
  })
  void dismissesAPortalsNoticesAndPromotions(String from, String subject) {
    assertThat(reason("From: " + from + "\n" + TO + "Subject: " + subject + "\n\nVer más.\n"))
        .contains("no enquiry, ");
  }

  @Test
  void readsAReplyAboveANewsletter() {
    String text =
        "From: Ann Lee <ann.lee@correo.example>\n"
            + TO
            + "Subject: RE: Our offers\n\nWould you hold the Honda Jazz for me?\n\n"
            + "-----Original Message-----\nFrom: Autos Norte <news@autosnorte.example>\n"
            + "Sent: Monday\n\nTo unsubscribe click here. Thank you for your interest."
            + " We will get back to you.";
    Lead lead = Messages.leads(mail(text)).only();
    assertThat(lead.customer().email()).isEqualTo("ann.lee@correo.example");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Honda Jazz");
  }

  @Test
  void dismissesATestOfAForm() {
    String text =
        "From: Marca <leads@toyota.es>\n"
            + TO
            + "Subject: Lead de prueba\n\nNombre: Ana Ruiz\nTeléfono: 611 223 344\nModelo: Yaris\n"
            + "Comentario: Esto es una prueba, no llamar";
    assertThat(reason(text)).isEqualTo("test lead of a form");
  }

  @Test
  void makesNoLeadOfAnOfferOfBuyers() {
    String text =
        "From: Ray Fox <ray@buyersnow.example>\n"
            + TO
            + "Subject: Buyers want a Kia Ceed\n\nWe have 20 qualified buyers looking for a Kia Ceed."
            + " You pay per lead. Can I call you?";
    assertThat(Messages.refusal(mail(text))).contains("offer to the dealer");
  }

  @Test
  void makesNoLeadOfARejectedWarrantyClaim() {
    String text =
        "From: Garantías Sol <partes@garantiassol.example>\n"
            + TO
            + "Subject: Parte 88 denegado\n\nVehículo: Kia Rio\nCliente: Ana Ruiz\n"
            + "Teléfono: 611 223 344\nMotivo del rechazo: desgaste";
    assertThat(reason(text)).contains("insurance ('parte * denegado', 'motivo del rechazo')");
  }

  @Test
  void neverDismissesAMailOfADomainLikeAMakers() {
    String text =
        "From: Kia <crm@kia-clientes.example>\n"
            + TO
            + "Subject: Aviso\n\nLe informamos de la orden de transporte. Su pedido n 5.";
    assertThat(Messages.refusal(mail(text))).contains("no format recognises");
  }

  @Test
  void leavesAComplaintToAPersonAndNamesIt() {
    String text =
        "From: Ana Ruiz <ana.ruiz@correo.example>\n"
            + TO
            + "Subject: Reclamación\n\nNombre: Ana Ruiz\nTeléfono: 611 223 344\n"
            + "Quiero poner una reclamación por vicios ocultos.";
    assertThat(Messages.refusal(mail(text))).contains("complaint ('reclamacion'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Autos Norte", "AUTOS NORTE, S.L.", "autosnorte"})
  void neverReadsTheDealerAsTheCustomer(String name) {
    String text =
        "From: Web <web@formularios.example>\n"
            + TO
            + "Subject: Nueva solicitud\n\nNombre: "
            + name
            + "\nTeléfono: 611 223 344\nEmail: marta@autosnorte.example\nVehículo: Kia Rio\n"
            + "Mensaje: ¿Sigue disponible?";
    Lead lead = Messages.leads(mail(text)).only();
    assertThat(lead.customer().name()).isNull();
    assertThat(lead.customer().email()).isNull();
    assertThat(lead.notes()).contains("Concesionario: " + name);
  }

  @Test
  void usesTheDealersContactsOfTheConfiguration() {
    LeadParser parser =
        LeadParser.load(
            Path.of("config"),
            Map.of(),
            ParseSettings.DEFAULT,
            Map.of(
                "dealer", new OwnContacts(Set.of("gestion@motor.example"), Set.of("Motor Sur"))));
    String text =
        """
        From: Web <web@formularios.example>
        To: buzon@gmail.com
        Subject: Nueva solicitud

        Nombre: Motor Sur
        Teléfono: 611 223 344
        Email: gestion@motor.example
        Vehículo: Kia Rio
        Mensaje: ¿Sigue disponible?""";
    Lead lead = ((ParseResult.Leads) parser.parse(mail(text))).only();
    assertThat(lead.customer().name()).isNull();
    assertThat(lead.customer().email()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "Respuesta automática: su correo, es",
    "Automatic reply: your mail, en",
    "Resposta automàtica: el vostre correu, ca",
    "Erantzun automatikoa: zure mezua, eu",
    "Resposta automática: o seu e-mail, pt",
    "Réponse automatique : votre message, fr",
    "Automatische Antwort: Ihre Mail, de",
    "Risposta automatica: la sua mail, it",
    "Automatisch antwoord: uw mail, nl",
    "Autosvar: din e-post, sv"
  })
  void recognisesAutomaticRepliesByTheirSubject(String subject, String language) {
    assertThat(
            reason(
                "From: Ana <ana@correo.example>\n"
                    + TO
                    + "Content-Type: text/plain; charset=utf-8\nSubject: "
                    + subject
                    + "\n\nNombre: Ana\nTeléfono: 611 223 344\nVehículo: Kia Rio\n"))
        .as(language)
        .isEqualTo("automatic reply (subject)");
  }
}
