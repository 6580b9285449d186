package es.sml.connector.parse.mime;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.parse.Messages;
import es.sml.connector.parse.result.ParseResult;
import java.nio.charset.StandardCharsets;
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
        "MIME-Version: 1.0\nFrom: a@b.example\n\n"
      })
  void recognisesAMail(String mail) {
    assertThat(MailHead.isAtStartOf(bytes(mail))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "From: Ana\nPhone: 611223344\nSubject: Seat Ibiza\n\nHola", // a form's labels
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

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
