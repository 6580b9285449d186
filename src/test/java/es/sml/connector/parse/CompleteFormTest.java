package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.result.ParseResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms in mails that a mail server marked as spam. */
class CompleteFormTest {
  private static InboundMessage marked(String head, String text) {
    return Messages.mail(
        "From: web@autossol.example\nTo: ventas@autossol.example\nX-Spam-Flag: YES\n"
            + head
            + "Subject: ***SPAM*** Formulario\n\n"
            + text);
  }

  private static ParseResult read(String text) {
    return Messages.PARSER.parse(marked("", text));
  }

  @Test
  void readsACompleteForm() {
    Lead lead =
        Messages.leads(
                marked(
                    "",
                    """
                    Nombre: Luz Prieto
                    Teléfono: 622 334 455
                    Modelo: Kia Stonic
                    Mensaje: ¿Sigue en venta?
                    """))
            .only();
    assertThat(lead.customer().name()).isEqualTo("Luz Prieto");
    assertThat(lead.customer().phone()).isEqualTo("622334455");
    assertThat(lead.vehicle().brandModel()).isEqualTo("Kia Stonic");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nombre: Luz Prieto\nTeléfono: 622 334 455\nMensaje: Gane 900 € al día\n",
        "Nombre: Luz Prieto\nEmail: luz@correo.example\nModelo: Kia Stonic\nMensaje: Hola\n",
        "Teléfono: 622 334 455\nModelo: Kia Stonic\nMensaje: Hola\n",
        "Nombre: Luz Prieto\nTeléfono: 8495220193355\nModelo: Kia Stonic\nMensaje: Hola\n",
        "Hola, me interesa el Kia Stonic. Luz Prieto, 622 334 455\n"
      })
  void dismissesAnythingElse(String text) {
    assertThat(((ParseResult.NotALead) read(text)).reason()).contains("spam");
  }

  @Test
  void leavesAFormWithALinkToAPerson() {
    String text =
        """
        Nombre: Luz Prieto
        Teléfono: 622 334 455
        Modelo: Kia Stonic
        Mensaje: Mire https://ofertas.example/kia
        """;
    assertThat(Messages.refusal(marked("", text))).contains("complete form with a link");
  }

  @Test
  void dismissesAnAutomaticReplyWithTheAnswers() {
    String text = "Nombre: Luz Prieto\nTeléfono: 622 334 455\nModelo: Kia Stonic\n";
    ParseResult result = Messages.PARSER.parse(marked("Auto-Submitted: auto-replied\n", text));
    assertThat(((ParseResult.NotALead) result).reason()).contains("automatic reply");
  }
}
