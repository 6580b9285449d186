package es.sml.connector.parse.template;

import static es.sml.connector.testing.MessageBuilder.aMessage;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.FormatTrial;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.parse.setting.ParseSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The key layout of a template. */
class SenderLayoutTest {
  private static final String TEMPLATE =
      "name: a\nconfidence: confirmed\nextends: correo-etiquetado\nwhen: {from: portal}\n";

  private static final String MAIL =
      """
      From: Portal <a@portal.example>
      Subject: Aviso
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8

      Nombre: Eva Sanz
      Teléfono: 600 123 321
      Mensaje: ¿Sigue a la venta?
      Así llegó hasta ti desde   la Página
      Oficina del anunciante
      """;

  @Test
  void endsAMessageAndIsNoNote() {
    assertThat(read(TEMPLATE).notes().toString()).contains("Así llegó");
    Lead lead = read(TEMPLATE + "layout: ['* así llego hasta ti desde la pagina.']\n");
    assertThat(lead.notes()).contains("¿Sigue a la venta?");
    assertThat(lead.notes().toString()).doesNotContain("Así llegó");
  }

  private static Lead read(String template) {
    InboundMessage mail =
        aMessage()
            .dealer("none")
            .channel(InboundMessage.Channel.FILE)
            .name("mail.eml")
            .contentType("message/rfc822")
            .received(Instant.EPOCH)
            .content(MAIL)
            .build();
    ParseResult result =
        FormatTrial.load(Path.of("config"), ParseSettings.DEFAULT)
            .read(template, List.of(mail))
            .get(0);
    return ((ParseResult.Leads) result).only();
  }
}
