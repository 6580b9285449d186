package es.sml.connector.parse.mail;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import es.sml.connector.parse.channel.ContentReader;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.layout.LayoutWords;
import es.sml.connector.parse.layout.MailHeadWords;
import es.sml.connector.parse.limit.TextLimit;
import es.sml.connector.parse.setting.ParseSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Separates a forwarded mail from the comment above it and from older mails. */
class MailTextTest {
  private static final MailHeadWords WORDS = LayoutWords.load(Path.of("config/vocabulary")).heads();

  private static MailText read(String text) {
    return MailText.of(text.replace('|', '\n').lines().toList(), WORDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Gmail
        "---------- Forwarded message ---------|De: Ida Roca <ida@ejemplo.example>|Date: lun, 3 ago 2026|Subject: Su coche|To: <info@taller.example>||Hola",
        "---------- Mensaje reenviado ---------|De: *Ida Roca* <ida@ejemplo.example>|Fecha: lun, 3 ago 2026|Asunto: Su coche|Para: <info@taller.example>||Hola",
        "---------- Missatge reenviat ---------|De: Ida Roca <ida@ejemplo.example>|Data: dl., 3 d'ag. 2026|Assumpte: Su coche|Per a: <info@taller.example>||Hola",
        // Outlook
        "De: Ida Roca <ida@ejemplo.example>|Enviado el: lunes, 3 de agosto de 2026 9:00|Para: Info|Asunto: Su coche||Hola",
        "________________________________|From: Ida Roca <ida@ejemplo.example>|Sent: Monday, August 3, 2026|To: Info|Cc: Otro|Subject: Su coche||Hola",
        "-----Mensaje original-----|De: Ida Roca [mailto:ida@ejemplo.example]|Enviado: lunes, 3 de agosto de 2026|Para: Info|Asunto: Su coche||Hola",
        "Von: Ida Roca <ida@ejemplo.example>|Gesendet: Montag, 3. August 2026|An: Info|Betreff: Su coche||Hola",
        "De : Ida Roca <ida@ejemplo.example>|Envoyé : lundi 3 août 2026|À : Info|Objet : Su coche||Hola",
        "Da: Ida Roca <ida@ejemplo.example>|Inviato: lunedì 3 agosto 2026|A: Info|Oggetto: Su coche||Hola",
        "Van: Ida Roca <ida@ejemplo.example>|Verzonden: maandag 3 augustus 2026|Aan: Info|Onderwerp: Su coche||Hola",
        "De: Ida Roca <ida@ejemplo.example>|Enviada em: segunda-feira, 3 de agosto|Para: Info|Assunto: Su coche||Hola",
        "Nork: Ida Roca <ida@ejemplo.example>|Bidalia: 2026(e)ko abuztuaren 3a|Nori: Info|Gaia: Su coche||Hola",
        "*De:* Ida Roca <ida@ejemplo.example>|*Enviado:* lunes, 3 de agosto|*Para:* Info|*Asunto:* Su coche||Hola",
        // Thunderbird
        "-------- Weitergeleitete Nachricht --------|Betreff: \tSu coche|Datum: \tMon, 3 Aug 2026|Von: \tIda Roca <ida@ejemplo.example>|An: \tinfo@taller.example||Hola",
        "-------- Messaggio Inoltrato --------|Oggetto: Su coche|Data: Mon, 3 Aug 2026|Mittente: Ida Roca <ida@ejemplo.example>|A: info||Hola",
        // Apple Mail
        "Begin forwarded message:||> From: Ida Roca <ida@ejemplo.example>|> Subject: Su coche|> Date: 3 August 2026|> To: info@taller.example|> |> Hola",
        "Inicio del mensaje reenviado:||De: Ida Roca <ida@ejemplo.example>|Asunto: Su coche|Fecha: 3 de agosto de 2026|Para: info@taller.example||Hola",
        "Début du message transféré :||De: Ida Roca <ida@ejemplo.example>|Objet: Su coche|Date: 3 août 2026||Hola",
        // Yahoo
        "----- Mail transféré -----|De : Ida Roca <ida@ejemplo.example>|À : \"info\" <info@taller.example>|Envoyé : lundi 3 août 2026|Objet : Su coche||Hola",
      })
  void readsTheHeadOfAForwardedMail(String mail) {
    MailText text = read("Pepe, llámala.||Un saludo,|Luz||" + mail);
    assertThat(text.above()).contains("Pepe, llámala.", "Luz").doesNotContain("Hola");
    assertThat(text.mails()).hasSize(1);
    QuotedMail forwarded = text.mails().get(0);
    assertThat(forwarded.name()).isEqualTo("Ida Roca");
    assertThat(forwarded.address()).isEqualTo("ida@ejemplo.example");
    assertThat(forwarded.subject()).isEqualTo("Su coche");
    assertThat(forwarded.lines()).contains("Hola").noneMatch(line -> line.contains("ida@"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "El lun, 3 ago 2026 a las 9:00, Taller (<info@taller.example>) escribió:",
        "On Mon, 3 Aug 2026 at 09:00, Taller <info@taller.example> wrote:",
        "Le lun. 3 août 2026 à 09:00, Taller <info@taller.example> a écrit :",
        "Am Mo., 3. Aug. 2026 um 09:00 Uhr schrieb Taller <info@taller.example>:",
        "Il giorno lun 3 ago 2026 alle ore 09:00 Taller <info@taller.example> ha scritto:",
        "Op ma 3 aug 2026 om 09:00 schreef Taller <info@taller.example>:",
        "Em seg., 3 de ago. de 2026 às 09:00, Taller <info@taller.example> escreveu:",
      })
  void keepsTheDealersOwnEarlierMailApart(String attribution) {
    MailText text = read("Sí, el sábado.||" + attribution + "|> ¿Cuándo puede venir?|> Taller");
    assertThat(text.above()).containsExactly("Sí, el sábado.", "");
    assertThat(text.mails()).hasSize(1);
    assertThat(text.mails().get(0).kind()).isEqualTo(MailHeadWords.Line.WROTE);
    assertThat(text.mails().get(0).address()).isEqualTo("info@taller.example");
    assertThat(text.mails().get(0).lines()).containsExactly("¿Cuándo puede venir?", "Taller");
  }

  @Test
  void readsAMailThatWasForwardedTwice() {
    String first =
        "---------- Mensaje reenviado ---------|De: Luz <luz@taller.example>|Asunto: Fwd|";
    String second =
        "---------- Mensaje reenviado ---------|De: Ida <ida@ejemplo.example>|Asunto: Golf|";
    MailText text = read("Para ti.||" + first + "|Mira esto.||" + second + "|Hola");
    assertThat(text.mails()).extracting(QuotedMail::name).containsExactly("Luz", "Ida");
    assertThat(text.mails().get(1).lines()).contains("Hola");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "De: Ida Roca <ida@ejemplo.example>|Asunto: Golf||Cuerpo del mensaje:|Hola",
        "Nombre: Ida|De: Murcia|Asunto: Golf|Hola",
        "Mi marido me escribió:|que lo compre",
        "Fecha: lunes|Para: dos personas|Hola",
      })
  void recognisesNoMailHeadInTheTableOfAForm(String form) {
    MailText text = read(form);
    assertThat(text.mails()).isEmpty();
    assertThat(text.above()).isEqualTo(Arrays.asList(form.split("\\|", -1)));
  }

  @Test
  void keepsQuotedLinesWithoutAHead() {
    MailText text = read("Vale.|> ¿Lo quiere?|> Sí");
    assertThat(text.above()).containsExactly("Vale.");
    assertThat(text.quoted()).isEqualTo(List.of("¿Lo quiere?", "Sí"));
  }

  @Test
  void readsAnAttachedMailAsAForwardedOne() {
    String mail =
        """
        From: Luz <luz@taller.example>
        Subject: FW
        Content-Type: multipart/mixed; boundary=b

        --b

        Para ti.
        --b
        Content-Type: message/rfc822

        From: =?utf-8?q?Ida_Ni=C3=B1o?= <ida@ejemplo.example>
        Subject: Golf

        Hola
        --b--
        """;
    MessageContent content =
        ContentReader.read(Messages.mail(mail), TextLimit.of(ParseSettings.DEFAULT));
    MessageContent.Part part = content.parts().get(1);
    MailText text = MailText.ofAttached(part.attachedBy(), part.text().lines().toList());
    assertThat(content.parts().get(0).attachedBy()).isNull();
    assertThat(text.mails().get(0).name()).isEqualTo("Ida Niño");
    assertThat(text.mails().get(0).subject()).isEqualTo("Golf");
    assertThat(text.mails().get(0).lines()).containsExactly("Hola");
  }

  @Test
  void readsTheCustomerOfAnAttachedMailThatACompanyPassesOn() {
    String mail =
        """
        From: Taller Luna <info@tallerluna.example>
        To: ventas@concesion.example
        Subject: RV: Toyota Yaris
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain; charset=utf-8

        Os lo reenvio, no es para nosotros.

        Eva Luna
        Taller Luna - 985 11 22 33
        --b
        Content-Type: message/rfc822

        From: Ida Roca <ida@correo.example>
        To: info@tallerluna.example
        Subject: Toyota Yaris
        Content-Type: text/plain; charset=utf-8

        Busco un Toyota Yaris y me gustaria probarlo.

        Ida Roca
        622 33 44 55
        --b--
        """;
    Lead lead = Messages.leads(Messages.mail(mail)).only();
    assertThat(lead.customer().name()).isEqualTo("Ida Roca");
    assertThat(lead.customer().phone()).isEqualTo("622334455");
    assertThat(lead.customer().email()).isEqualTo("ida@correo.example");
    assertThat(lead.notes()).anyMatch(note -> note.contains("no es para nosotros"));
  }
}
