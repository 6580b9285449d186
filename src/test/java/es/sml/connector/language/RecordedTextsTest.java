package es.sml.connector.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedTextsTest {
  private static final Locale SPANISH = Locale.forLanguageTag("es-ES");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "by phone | por teléfono",
        "by email | por correo",
        "by sml-id | por id de SML",
        "outcome-unknown | sin confirmar por SML",
        "found 2 | encontrados: 2",
        "to be sent again | se enviará otra vez",
        "created 7, forced | creado como 7, forzado",
        "account demo 12 | cuenta demo 12",
        "es.sml DEBUG for 600 s | es.sml DEBUG durante 600 s",
        "paused by ana: revisión, until 10:30 | en pausa por ana: revisión, hasta 10:30",
        "accounts added: a, b; needs a restart: sml | cuentas añadidas: a, b; necesita un reinicio: sml",
        "norte | norte"
      })
  void showsTheAuditInSpanish(String english, String spanish) {
    assertThat(RecordedTexts.ACTIONS.in(english, SPANISH)).isEqualTo(spanish);
    assertThat(RecordedTexts.ACTIONS.in(english, Locale.ENGLISH)).isEqualTo(english);
  }

  @Test
  void showsPlacesOfAMessageInSpanish() {
    assertThat(RecordedTexts.READINGS.in("label \"Nombre\"", SPANISH))
        .isEqualTo("etiqueta \"Nombre\"");
    assertThat(RecordedTexts.READINGS.in("contact/phone[cellphone]", SPANISH))
        .isEqualTo("contact/phone[cellphone]");
    assertThat(RecordedTexts.READINGS.in(null, SPANISH)).isNull();
  }
}
