package es.sml.connector.parse.contact;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import es.sml.connector.parse.content.DecodedText;
import es.sml.connector.parse.content.MessageContent;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contacts that a colleague attaches as a vCard. */
class ContactCardTest {
  private static final String CARD =
      """
      BEGIN:VCARD
      VERSION:3.0
      N:Otero;Begoña;;;
      FN:Begoña Otero
      TEL;type=CELL:+34 633 45 12 09
      EMAIL:b.otero@correo.example
      END:VCARD
      """;

  private static Optional<ContactCard> read(String card) {
    return ContactCard.in(
        MessageContent.of(
            new MessageContent.Part("text/vcard", "c.vcf", true, DecodedText.whole(card))));
  }

  private static InboundMessage mail(String from, String text, String card) {
    return Messages.mail(
        "From: "
            + from
            + "\nTo: leads@autossol.example\nSubject: contacto\nMIME-Version: 1.0\n"
            + "Content-Type: multipart/mixed; boundary=b1\n\n--b1\n"
            + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
            + text
            + "\n--b1\nContent-Type: text/vcard; charset=utf-8; name=\"c.vcf\"\n"
            + "Content-Disposition: attachment; filename=\"c.vcf\"\n"
            + "Content-Transfer-Encoding: 8bit\n\n"
            + card
            + "--b1--\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        BEGIN:VCARD
        VERSION:2.1
        N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Otero;Bego=C3=
        =B1a;;;
        TEL;HOME:955112233
        TEL;CELL:633451209
        EMAIL;HOME:b.otero@correo.example
        END:VCARD
        """,
        """
        BEGIN:VCARD
        VERSION:3.0
        FN:Begoña Ot
         ero
        item1.TEL;type=CELL;type=pref:633451209
        item1.X-ABLabel:Móvil
        item2.EMAIL;type=INTERNET:b.otero@
         correo.example
        END:VCARD
        """,
        """
        BEGIN:VCARD
        VERSION:4.0
        FN:Begoña Otero
        TEL;VALUE=uri;TYPE="voice,cell":tel:633451209
        EMAIL:mailto:b.otero@correo.example
        PHOTO:data:image/png;base64,AAAA
         AAAA
        END:VCARD
        """
      })
  void readsTheVersions(String card) {
    assertThat(read(card.replace("\n", "\r\n")))
        .contains(new ContactCard("Begoña Otero", "633451209", "b.otero@correo.example", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "BEGIN:VCARD\nFN:Begoña Otero\nEND:VCARD\n", CARD + CARD})
  void readsNoOtherCard(String card) {
    assertThat(read(card)).isEmpty();
  }

  @Test
  void readsTheContactThatAColleaguePassesOn() {
    String text =
        "Os paso el contacto de una clienta. Quiere un Kia Stonic.\n\nIker\nTel 688 00 00 10\n";
    Lead lead = Messages.leads(mail("Iker Sanz <iker@autossol.example>", text, CARD)).only();
    assertThat(lead.customer().name()).isEqualTo("Begoña Otero");
    assertThat(lead.customer().phone()).isEqualTo("633451209");
    assertThat(lead.customer().email()).isEqualTo("b.otero@correo.example");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Stonic");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Os paso el contacto de Luisa, que busca un Kia Stonic. Llamadla por la tarde.",
        "Una conocida, Luisa Otero, quiere comprar un Kia Stonic. Va su tarjeta."
      })
  void readsTheContactThatAnotherPersonPassesOn(String text) {
    String signed = text + "\n\nRaúl Sanchís\nFloristería RS - 955 66 00 11\n";
    String card = CARD.replace("Begoña", "Luisa");
    Lead lead = Messages.leads(mail("Raúl Sanchís <raul@floresrs.example>", signed, card)).only();
    assertThat(lead.customer().name()).isEqualTo("Luisa Otero");
    assertThat(lead.customer().phone()).isEqualTo("633451209");
    assertThat(lead.customer().email()).isEqualTo("b.otero@correo.example");
  }

  @Test
  void readsTheNumberInTheCustomersOwnCard() {
    String text = "Hola, soy Begoña Otero. ¿Sigue en venta el Kia Stonic? Adjunto mi tarjeta.\n";
    Lead lead = Messages.leads(mail("Begoña Otero <begona@correo.example>", text, CARD)).only();
    assertThat(lead.customer().phone()).isEqualTo("633451209");
  }

  @Test
  void usesNoCardOfASellerWhomTheCustomerKnows() {
    String text =
        """
        Me interesa el Kia Stonic. Antes hablé con Begoña, va su tarjeta. Mi móvil: 622 334 455.

        Luz Prieto
        """;
    Lead lead = Messages.leads(mail("Luz Prieto <luz@correo.example>", text, CARD)).only();
    assertThat(lead.customer().name()).isEqualTo("Luz Prieto");
    assertThat(lead.customer().phone()).isEqualTo("622334455");
  }

  @Test
  void usesNoCardOfTheDealerAsTheCustomers() {
    String card =
        CARD.replace("b.otero@correo", "iker@autossol").replace("Begoña Otero", "Iker Sanz");
    String text = "Ha llamado Luz Prieto, 622 334 455, por el Kia Stonic.\n";
    Lead lead = Messages.leads(mail("Iker Sanz <iker@autossol.example>", text, card)).only();
    assertThat(lead.customer().name()).isEqualTo("Luz Prieto");
    assertThat(lead.customer().phone()).isEqualTo("622334455");
  }

  @Test
  void usesNoCardOfACustomersMail() {
    String text = "Hola, soy Luz Prieto, 622 334 455. ¿Sigue en venta el Kia Stonic?\n";
    Lead lead = Messages.leads(mail("Luz Prieto <luz@correo.example>", text, CARD)).only();
    assertThat(lead.customer().name()).isEqualTo("Luz Prieto");
    assertThat(lead.customer().phone()).isEqualTo("622334455");
    assertThat(lead.customer().email()).isEqualTo("luz@correo.example");
  }

  @Test
  void usesNoCardForOneOfSeveralCustomers() {
    String text =
        """
        Clientes de hoy:

        - Luz Prieto, 622 334 455, quiere el Kia Stonic
        - Juan Mora, 622 334 466, quiere el Kia Rio
        """;
    assertThat(Messages.leads(mail("Iker Sanz <iker@autossol.example>", text, CARD)).leads())
        .extracting(lead -> lead.customer().phone())
        .containsExactly("622334455", "622334466");
  }

  @Test
  void readsACardWithBlankLinesAndEmptyProperties() {
    assertThat(read("BEGIN:VCARD\n\nN:\nN:;;\n;\n:x\nTEL:600112233\nEND:VCARD\n"))
        .hasValueSatisfying(
            card -> {
              assertThat(card.name()).isEmpty();
              assertThat(card.phone()).isEqualTo("600112233");
            });
  }

  @Test
  void readsTheCardOfAWebsiteWithAPrivateAddress() {
    Lead lead =
        Messages.leads(
                mail(
                    "Portal <avisos@portal.example>",
                    "Un usuario quiere que le llames por tu anuncio \"Seat Arona\". Sus datos van adjuntos.",
                    CARD))
            .only();
    assertThat(lead.customer().name()).isEqualTo("Begoña Otero");
    assertThat(lead.customer().phone()).isEqualTo("633451209");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Seat Arona");
  }
}
