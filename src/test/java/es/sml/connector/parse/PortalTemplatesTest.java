package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.result.ParseResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The templates of {@code config/formats} for portals, with the words of their mails. */
class PortalTemplatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "leads@motor.es | Petición de oferta: Kia Ceed | Ana Robles ha pedido una oferta de Kia Ceed. | motor.es | Motor.es",
        "partner@autohero.com | Cliente interesado: Kia Ceed | Ana Robles está interesada en un Kia Ceed. | autohero | Autohero",
        "hola@carwow.es | Respuesta a tu oferta | Ana Robles ha respondido a tu oferta de Kia Ceed. | carwow | Carwow",
        "leads@cargurus.com | New lead | Ana Robles is interested in your Kia Ceed. Reach out today. | cargurus | CarGurus",
        "leads@autotrader.co.uk | New enquiry: Kia Ceed | Ana Robles has sent you a message. | autotrader | Auto Trader",
        "leads@mail.autotrader.ca | New enquiry: Kia Ceed | Ana Robles has sent you a message. | autotrader | Auto Trader",
        "leads@cars.com | New lead: Kia Ceed | Ana Robles wants to know more. | cars.com | Cars.com",
        "notification@facebookmail.com | Ana Robles sent you a message about your Kia Ceed | Is this still available? | facebook-marketplace | Facebook Marketplace",
        "leads@linkedin.com | New lead | Lead name: Ana Robles/Form name: Test drive/Vehicle: Kia Ceed | linkedin | LinkedIn",
        "leads@ads.tiktok.com | New lead: Kia Ceed | Name: Ana Robles | tiktok | TikTok",
        "leads@cazoo.co.uk | Enquiry: Kia Ceed | Customer: Ana Robles | cazoo | Cazoo",
        "reply@gumtree.com | Ana Robles replied to your ad \"Kia Ceed\" | Is it still for sale? | gumtree | Gumtree",
        "messagerie@leboncoin.fr | Nouveau message | Ana Robles souhaite essayer votre véhicule Kia Ceed. | leboncoin | leboncoin",
        "contact@lacentrale.fr | Demande d'essai : Kia Ceed | Acheteur : Ana Robles | la-centrale | La Centrale",
        "leads@standvirtual.com | Nova mensagem sobre Kia Ceed | Ana Robles enviou uma mensagem. | standvirtual | Standvirtual",
        "noreply@olx.pt | Nova mensagem sobre Kia Ceed | Ana Robles enviou uma mensagem. | olx | OLX",
        "noreply@subito.it | Nuovo messaggio: Kia Ceed | Ana Robles ti ha scritto. | subito | Subito",
        "berichten@marktplaats.nl | Nieuw bericht over Kia Ceed | Ana Robles heeft gereageerd op je advertentie. | marktplaats | Marktplaats",
        "noreply@willhaben.at | Neue Anfrage zu Kia Ceed | Ana Robles interessiert sich für Ihr Inserat. | willhaben | willhaben",
        "noreply@tawk.to | New message: Kia Ceed | Name: Ana Robles | tawk.to | tawk.to",
        "leads@cliengo.com | Nuevo contacto: Kia Ceed | Nombre: Ana Robles | cliengo | Cliengo",
      })
  void readsTheCustomerOfReplyToAndNamesThePortal(
      String from, String subject, String text, String format, String provider) {
    ParseResult.Leads read =
        Messages.leads(
            mail(from, "Reply-To: ana.robles@correo.example\n", subject, text.replace('/', '\n')));
    assertThat(read.format()).isEqualTo(format);
    assertThat(read.only().provider()).isEqualTo(provider);
    assertThat(read.only().customer().name()).isEqualTo("Ana Robles");
    assertThat(read.only().customer().email()).isEqualTo("ana.robles@correo.example");
    assertThat(read.only().vehicle().brandModel()).isEqualTo("Kia Ceed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hola@motor.es | Resumen semanal de tus anuncios",
        "hola@autohero.com | Tu factura de marzo",
        "hola@carwow.co.uk | Your invoice for March",
        "hola@cargurus.com | Your monthly summary",
        "hola@autotrader.co.uk | Your performance report",
        "hola@cars.com | Reset your password",
        "hola@facebookmail.com | Ana sent you a friend request",
        "hola@linkedin.com | You appeared in 12 searches",
        "hola@tiktok.com | Your verification number",
        "hola@cazoo.co.uk | Invoice 4711",
        "hola@gumtree.com | Your ad has expired",
        "hola@leboncoin.fr | Votre annonce expire demain",
        "hola@lacentrale.fr | Votre facture de mars",
        "hola@standvirtual.com | A sua fatura de março",
        "hola@olx.pt | O seu anúncio expirou",
        "hola@subito.it | Il tuo annuncio in scadenza",
        "hola@marktplaats.nl | Uw factuur van maart",
        "hola@willhaben.at | Ihre Rechnung",
        "hola@tawk.to | Your weekly summary",
        "hola@cliengo.com | Estadísticas de marzo",
      })
  void dismissesClearNoticesOfAPortal(String from, String subject) {
    assertThat(Messages.PARSER.parse(mail(from, "", subject, "Ana Robles\n611 223 344")))
        .isInstanceOf(ParseResult.NotALead.class);
  }

  @Test
  void neverReadsThePortalAsTheCustomer() {
    Lead lead =
        Messages.leads(
                mail(
                    "coches.net <noreply@coches.net>",
                    "",
                    "coches.net: Tienes 2 llamadas perdidas",
                    "1) 611 22 33 44 - 18:22 - anuncio Kia Ceed\n2) Número oculto - 19:40\n\ncoches.net te atiende en el 935 55 55 55"))
            .only();
    assertThat(lead.customer().phone()).isEqualTo("611223344");
    assertThat(lead.customer().email()).isNull();
    assertThat(lead.customer().name()).isNull();
  }

  @Test
  void leavesAPortalsNumberWithoutARequestToAPerson() {
    assertThat(
            Messages.refusal(
                mail("comercial@standvirtual.com", "", "O seu pacote", "Equipa · 211 000 000")))
        .contains("no format recognises");
  }

  @Test
  void readsTheCustomersWordsInAQuotationOfThePortal() {
    String html =
        "<p><b>Ana</b> te ha escrito sobre tu anuncio Kia Ceed (2019):</p><blockquote>¿Lo puedo probar"
            + " el sábado?</blockquote>";
    Lead lead = Messages.leads(html("avisos@wallapop.com", "Mensaje nuevo", html)).only();
    assertThat(lead.customer().name()).isEqualTo("Ana");
    assertThat(lead.notes()).anyMatch(note -> note.contains("el sábado"));
    assertThat(lead.tasks().get(0).description()).isEqualTo("Prueba de conducción");
  }

  @Test
  void readsTheAddressOfALinkIfTheTextShowsNone() {
    String html =
        "<p>Ana Robles hat Ihnen geschrieben: Kia Ceed</p><p><a"
            + " href=\"mailto:ana.robles@correo.example?subject=Kia\">E-Mail schreiben</a></p>";
    assertThat(
            Messages.leads(html("haendler@mobile.de", "Anfrage", html)).only().customer().email())
        .isEqualTo("ana.robles@correo.example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Votre annonce : Kia Ceed | Tél : 06 41 22 87 90",
        "Ihr Inserat: Kia Ceed | Telefon: 0160 9988123",
        "Tu anuncio: Kia Ceed | Teléfono: 611 223 344",
        "Your listing: Kia Ceed | Phone: 07911 123456",
        "Il tuo annuncio: Kia Ceed | Telefono: 340 123 4567",
        "Uw advertentie: Kia Ceed | Telefoon: 06 12345678",
      })
  void readsTheWantedVehicleFromTheDealersAdvertisement(String advertised, String phone) {
    Lead lead =
        Messages.leads(
                mail(
                    "avisos@portal.example",
                    "",
                    "Contacto",
                    advertised + "\nEmail: ana.robles@correo.example\n" + phone))
            .only();
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Ceed");
    assertThat(lead.tasks()).noneMatch(task -> task.appraisal() != null);
  }

  @Test
  void readsTheOwnerAsTheCustomerWhoSells() {
    Lead lead =
        Messages.leads(
                mail(
                    "avisos@portal.example",
                    "",
                    "Oportunidad de compra: Kia Ceed",
                    "Propietario: Ana Robles\nTeléfono del propietario: 611 223 344\nCoche: Kia Ceed\nAño: 2019"))
            .only();
    assertThat(lead.customer().name()).isEqualTo("Ana Robles");
    assertThat(lead.customer().phone()).isEqualTo("611223344");
    assertThat(lead.tasks().get(0).appraisal().brandModel()).isEqualTo("Kia Ceed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ana P. quiere que la llames por tu Kia Ceed. | Ana P.",
        "Le informamos de que doña Ana Robles ha manifestado interés en el Kia Ceed. | Ana Robles",
        "L'acheteur Ana Robles souhaite voir votre Kia Ceed. | Ana Robles",
        "Ana Robles is looking for a Kia Ceed. | Ana Robles",
      })
  void readsTheNameInASentenceAboutTheCustomer(String sentence, String name) {
    Lead lead =
        Messages.leads(
                mail("leads@portal.example", "", "Contacto", sentence + "\n\nTel. 611 223 344"))
            .only();
    assertThat(lead.customer().name()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Demande d'essai : Kia Ceed | date",
        "Petición de oferta: Kia Ceed | budget",
        "Kia Ceed reservado | other",
        "Request for quote: Kia Ceed | budget",
        "Finanzierungsanfrage: Kia Ceed | financing",
      })
  void asksForWhatTheSubjectNames(String subject, String task) {
    Lead lead =
        Messages.leads(
                mail(
                    "leads@portal.example",
                    "",
                    subject,
                    "Name: Ana Robles\nEmail: ana.robles@correo.example\nModel: Kia Ceed"))
            .only();
    assertThat(lead.tasks()).extracting(Lead.Task::type).contains(task);
  }

  private static InboundMessage mail(String from, String headers, String subject, String text) {
    return Messages.mail(
        "From: "
            + from
            + "\n"
            + headers
            + "To: ventas@autosribera.example\nSubject: "
            + subject
            + "\nContent-Type: text/plain; charset=utf-8\n\n"
            + text
            + "\n");
  }

  private static InboundMessage html(String from, String subject, String html) {
    return Messages.mail(
        "From: "
            + from
            + "\nTo: ventas@autosribera.example\nSubject: "
            + subject
            + "\nContent-Type: text/html; charset=utf-8\n\n<html><body>"
            + html
            + "</body></html>\n");
  }
}
