package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import org.junit.jupiter.api.Test;

/** Reads the contact of a person for whom the writer of a mail asks. */
class OfAnotherPersonTest {
  @Test
  void readsTheAddressBesideTheNumber() {
    Lead lead = lead("Escríbele tú: tomas.leiva@mail.example, 633 10 20 30.");

    assertThat(lead.customer().phone()).isEqualTo("633102030");
    assertThat(lead.customer().email()).isEqualTo("tomas.leiva@mail.example");
    assertThat(lead.customer().name()).isEqualTo("Tomás Leiva");
  }

  @Test
  void readsTheAddressOfTheSender() {
    Lead lead = lead("Llamadle a él: 633 10 20 30.");

    assertThat(lead.customer().phone()).isEqualTo("633102030");
    assertThat(lead.customer().email()).isEqualTo("jon.ruiz@correo.example");
  }

  private static Lead lead(String contact) {
    String mail =
        "From: Jon Ruiz <jon.ruiz@correo.example>\nTo: ventas@autospruebas.example\n"
            + "Subject: Coche para mi vecino\nContent-Type: text/plain; charset=utf-8\n\n"
            + "Buenas, mi vecino, Tomás Leiva, quiere un Ford Puma. "
            + contact
            + "\n\nJon\n";
    return Messages.leads(Messages.mail(mail)).leads().get(0);
  }
}
