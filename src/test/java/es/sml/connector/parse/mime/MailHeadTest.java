package es.sml.connector.parse.mime;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.parse.Messages;
import es.sml.connector.parse.result.ParseResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailHeadTest {
  private static final String AUTO_REPLY =
      """
      From: a@b.example
      Message-ID: <1@b.example>
      Auto-Submitted: auto-replied

      Nombre: Ana
      Teléfono: 611223344
      Vehículo: Seat Ibiza
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: a@b.example\r\nMessage-ID: <1@b.example>\r\n\r\nHola",
        "received: from x by y;\n\tTue, 24 Nov 2026\nSubject: á\nfrom: Ana <a@b.example>\n\nHola",
        "MIME-Version: 1.0\nFrom: a@b.example\n\n",
        "From: Ana <a@b.example>\nTo: c@d.example\nSubject: Ibiza\nDate: Mon, 30 Nov 2026\n\nHola"
      })
  void recognisesAMail(String mail) {
    assertThat(MailHead.isAtStartOf(bytes(mail))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "From: Ana\nPhone: 611223344\nSubject: Seat Ibiza\n\nHola", // a form's labels
        "From: a@b.example\nTo: c@d.example\nSubject: x\nDate: 1\nPhone: 611223344\n\nHola",
        "Message-ID: 17\nPhone: 611223344\n\nHola",
        "From: a@b.example\nMessage-ID: <1@b.example>\nno header\n\nHola",
        "From: a@b.example\nMessage-ID: <1@b.example>\nMi teléfono: 611223344\n\nHola",
        "From: a@b.example\nMessage-ID: <1@b.example>",
        "\nFrom: a@b.example\nMessage-ID: <1@b.example>\n\nHola",
        "{\"client\": {}}",
        "Nombre;Teléfono\nAna;611223344\n"
      })
  void recognisesNoMailInOtherText(String text) {
    assertThat(MailHead.isAtStartOf(bytes(text))).isFalse();
  }

  @Test
  void hasAMailFromADealersProgramReadAsOne() {
    assertThat(Messages.PARSER.parse(Messages.queued(null, AUTO_REPLY)))
        .isInstanceOf(ParseResult.NotALead.class);
  }

  @Test
  void readsTheHeadOfACopiedMailNotAsLabels() {
    String copied =
        """
        From: Avisos <avisos@portal.example>
        To: ventas@taller.example
        Subject: Nuevo contacto
        Date: Mon, 30 Nov 2026 10:15:00 +0100

        Nombre: Ana Ruiz
        Teléfono: 611223344
        """;
    for (InboundMessage message :
        List.of(Messages.queued(null, copied), Messages.file("contacto.txt", bytes(copied)))) {
      assertThat(Messages.PARSER.parse(message))
          .isInstanceOfSatisfying(
              ParseResult.Leads.class,
              leads -> assertThat(leads.leads().get(0).customer().name()).isEqualTo("Ana Ruiz"));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
