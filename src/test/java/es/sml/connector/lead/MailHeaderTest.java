package es.sml.connector.lead;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailHeaderTest {

  @Test
  void decodesTheSubjectAndReadsTheDomainOfTheAddress() {
    MailHeader header =
        read(
            """
            Received: from a@b.example
            From: "ana@falso.example" <leads@Coches.example>
            Subject: =?utf-8?q?Consulta_de_?=
             =?utf-8?q?Le=C3=B3n?=

            Subject: no
            """
                .replace("\n", "\r\n"));
    assertThat(header).isEqualTo(new MailHeader("Consulta de León", "coches.example"));
  }

  @Test
  void anUndecodableSubjectIsShownAsItIs() {
    assertThat(read("Subject: =?nada?q?Hola?=\n\n").subject()).isEqualTo("=?nada?q?Hola?=");
  }

  @Test
  void readsASubjectThatIsNotEncoded() {
    assertThat(read("Subject: Petición de León\n\n").subject()).isEqualTo("Petición de León");
  }

  @Test
  void aLongSubjectIsCut() {
    assertThat(read("Subject: " + "a".repeat(3000) + "\n\n").subject()).hasSize(200);
  }

  @Test
  void anotherMessageHasNeither() {
    MailHeader none = new MailHeader(null, null);
    assertThat(read("{\"from\": \"a@b.example\"}")).isEqualTo(none);
    assertThat(read("")).isEqualTo(none);
    assertThat(read("\n\nSubject: Hola\nFrom: a@b.example")).isEqualTo(none);
  }

  private static MailHeader read(String mail) {
    return MailHeader.of(mail.getBytes(UTF_8));
  }
}
