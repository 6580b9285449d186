package es.sml.connector.parse.result;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and telephones of whole messages with labels. */
class ContactFieldsTest {
  private static final String NAMED = "Nombre: Ana Gil / Coche: Seat Ibiza / ";

  private static Lead lead(String from, String text) {
    return Messages.leads(
            Messages.mail(
                "From: "
                    + from
                    + "\nTo: ventas@autosnorte.example\nSubject: Seat Ibiza\n"
                    + "Content-Type: text/plain; charset=utf-8\n\n"
                    + text.replace(" / ", "\n")))
        .only();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "leads@portal.co.uk | Name: Tom Gil / Phone: 07911 123455 | +447911123455 | false",
        "leads@portal.ca | Name: Tom Gil / Phone: 416-555-0143 | +14165550143 | false",
        "leads@portal.de | Name: Hans Gil / Telefon: 0171 2345187 | +491712345187 | false",
        "leads@portal.example | Name: Tom Gil / Phone: 07911 123455 | +447911123455 | true",
        "web@portal.example | Nombre: Ana Gil / Teléfono: (688) 112-2334 | 6881122334 | true",
        "web@portal.example | Nombre: Ana Gil / Teléfono: 655443322 | 655443322 | false",
      })
  void readsATelephoneByTheCountryOfTheMail(
      String from, String text, String phone, boolean unsure) {
    Lead lead = lead(from, text + " / Vehículo: Seat Ibiza");

    assertThat(lead.customer().phone()).isEqualTo(phone);
    assertThat(lead.unsure().containsKey("customer.phone")).isEqualTo(unsure);
  }

  @Test
  void prefersAValidTelephoneToOneThatAFormHasReshaped() {
    Lead lead =
        lead("web@portal.example", NAMED + "Teléfono: (688) 112-2334 / Teléfono: 655443322");

    assertThat(lead.customer().phone()).isEqualTo("655443322");
    assertThat(String.join(" ", lead.notes())).contains("(688) 112-2334");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Nombre: ben Unknown | ben",
        "Nombre: Gil Santos, Laura | Laura Gil Santos",
        "Nombre: Mme Claire Dubois | Claire Dubois",
        "Nombre: ana ruiz | ana ruiz",
        "Nombre: Talleres Roca S.L. | Talleres Roca S.L.",
      })
  void bringsANameIntoTheUsualForm(String label, String name) {
    assertThat(lead("web@portal.example", label + " / Teléfono: 655443322").customer().name())
        .isEqualTo(name);
  }

  @Test
  void readsTheNameInAnAddressAsUnsure() {
    Lead lead = lead("web@portal.example", "Correo: laura.gil@correo.example / Coche: Seat Ibiza");

    assertThat(lead.customer().name()).isEqualTo("Laura Gil");
    assertThat(lead.unsure()).containsKey("customer.name");
  }

  @Test
  void readsTheTelephonesOfATableByItsLanguage() {
    String table =
        """
        Nom;Prénom;Téléphone portable;Véhicule souhaité;Message
        Dupont;Claire;06 12 90 77 41;Seat Ibiza;Bonjour, je suis intéressée
        """;

    Lead lead =
        Messages.leads(Messages.file("leads.csv", table.getBytes(StandardCharsets.UTF_8))).only();

    assertThat(lead.customer().phone()).isEqualTo("+33612907741");
  }
}
