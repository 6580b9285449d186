package es.sml.connector.parse.mime;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.parse.Messages;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.limit.TextLimit;
import es.sml.connector.parse.setting.ParseSettings;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailReaderTest {
  private static final TextLimit LIMIT = TextLimit.of(ParseSettings.DEFAULT);

  @Test
  void readsTheHeadersThatFormatsUse() {
    MessageContent mail =
        read(
            """
            From: =?utf-8?Q?Bego=C3=B1a?= <b@x.example>
            Reply-To: c@x.example
            Subject: =?iso-8859-1?Q?A=F1o?=
             =?iso-8859-1?Q?_nuevo?=
            Message-ID: <1@x>
            Date: Tue, 24 Nov 2026 10:00:00 +0100
            List-Id: <l.x.example>
            Authorization: secreto

            hola""");
    assertThat(mail.from()).isEqualTo("Begoña <b@x.example>");
    assertThat(mail.replyTo()).isEqualTo("c@x.example");
    assertThat(mail.subject()).isEqualTo("Año nuevo");
    assertThat(mail.messageId()).isEqualTo("<1@x>");
    assertThat(mail.date()).isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
    assertThat(mail.header("list-id")).isEqualTo("<l.x.example>");
    assertThat(mail.header("authorization")).isEmpty();
  }

  @Test
  void readsTextInUndeclaredAndInventedCharsetsAsWindows1252() {
    for (String type : new String[] {"text/plain", "text/plain; charset=inventado-9"}) {
      String mail = "Content-Type: " + type + "\n\n12 € años";
      MessageContent read = MailReader.read(mail.getBytes(Charset.forName("windows-1252")), LIMIT);
      assertThat(read.parts().get(0).text()).as(type).isEqualTo("12 € años");
    }
  }

  @Test
  void readsUtf8WhereNothingOrSomethingWrongIsDeclared() {
    assertThat(read("Content-Type: text/plain; charset=us-ascii\n\naños").parts().get(0).text())
        .isEqualTo("años");
    assertThat(read("Content-Type: ;;\n\naños").parts().get(0).text()).isEqualTo("años");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: text/plain; charset=a=b\\",
        "Content-Type: text/plain; charset=a=b\\ \\",
        "Content-Disposition: inline; filename=a=b\\"
      })
  void readsAMailWithABackslashAtTheEndOfAHeader(String header) {
    assertThat(read(header + "\n\naños").parts().get(0).text()).isEqualTo("años");
  }

  @Test
  void readsPartsOfAttachedMails() {
    MessageContent mail =
        read(
            """
            Content-Type: multipart/mixed; boundary=b

            --b

            fuera
            --b
            Content-Type: message/rfc822

            Subject: x

            dentro
            --b--
            """);
    assertThat(mail.parts())
        .extracting(part -> part.text().strip())
        .containsExactly("fuera", "dentro");
  }

  @Test
  void doesNotReadTheMailThatABounceReturns() {
    MessageContent mail =
        read(
            """
            Content-Type: multipart/report; boundary=b

            --b

            no entregado
            --b
            Content-Type: message/rfc822

            Subject: x

            dentro
            --b--
            """);
    assertThat(mail.parts())
        .extracting(part -> part.text().strip())
        .containsExactly("no entregado");
  }

  @Test
  void readsNoTextFromAPicture() {
    MessageContent mail = read("Content-Type: image/png; name=\"a.png\"\n\nPNG\u0000\u0001");
    assertThat(mail.parts().get(0).attachment()).isTrue();
    assertThat(mail.parts().get(0).name()).isEqualTo("a.png");
    assertThat(mail.parts().get(0).text()).isEmpty();
  }

  private static MessageContent read(String mail) {
    return MailReader.read(mail.getBytes(StandardCharsets.UTF_8), LIMIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void readsTheFirstCharacterAfterALongLastHeader(String end) {
    String to = "To: " + "ventas@autosmar.example,\n ".repeat(400) + "x@autosmar.example";
    String mail =
        "From: a@b.example\nSubject: Seat Ibiza\nDate: Mon, 30 Nov 2026 10:00:00 +0100\n"
            + to
            + "\n\n611223344 es mi móvil. Me interesa el Seat Ibiza\n";

    assertThat(Messages.leads(Messages.mail(mail.replace("\n", end))).only().customer().phone())
        .isEqualTo("611223344");
  }
}
