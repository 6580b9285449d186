package es.sml.connector.parse.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentInTextTest {
  private static final Instant SENT = Instant.parse("2026-10-05T08:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Puedo ir el 14/10/2026 a las 17:00 si os va bien | 2026-10-14T15:00:00Z",
        "Quedamos el 14-10-2026 17:00, gracias | 2026-10-14T15:00:00Z",
        "el 14 de octubre de 2026 a las 17:30 iré | 2026-10-14T15:30:00Z",
        "el 14 d'octubre de 2026 a les 17:30 | 2026-10-14T15:30:00Z",
        "a 14 de outubro de 2026 as 17:30 | 2026-10-14T15:30:00Z",
        "on 14 October 2026 at 5pm please | 2026-10-14T15:00:00Z",
        "am 14. Oktober 2026 um 15 Uhr, bitte | 2026-10-14T13:00:00Z",
        "le 14 octobre 2026 17h30 merci | 2026-10-14T15:30:00Z",
        "il 14 ottobre 2026 alle 17:30 va bene | 2026-10-14T15:30:00Z",
        "op 14 oktober 2026 om 17:30 uur | 2026-10-14T15:30:00Z",
        "2026-10-14 17:00 | 2026-10-14T15:00:00Z",
        "Cita: 2026-10-14T17:00. Repito: 14/10/2026 17:00 | 2026-10-14T15:00:00Z",
      })
  void findsADayAndTimeInASentence(String text, String moment) {
    assertThat(MomentInText.in(text, SENT).map(Instant::toString)).contains(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Puedo ir el sábado por la tarde",
        "mañana a las 10:00",
        "el martes a las 17:30",
        "el 14 a las 17:30",
        "el 14/10 a las 17:30",
        "next Tuesday at 5pm",
        "nächsten Freitag um 15 Uhr",
        "demain à 10h",
        "el 14/10/2026",
        "el 14/10/2026 por la tarde",
        "el 14/10/2026 a las 5",
        "el 14/10/2026 a las 17:00 o el 15/10/2026 a las 17:00",
        "me llamasteis el 14/09/2026 a las 17:00",
        "tel. 655 44 33 22, 12.500 €, 120.000 km",
        "matriculado el 14/10/2019",
        "10 11 12 13 14 2026",
        "",
      })
  void leavesVagueAndPastOnesToAPerson(String text) {
    assertThat(MomentInText.in(text, SENT)).isEmpty();
  }

  @Test
  void searchesALongTextInLinearTime() {
    assertThat(MomentInText.in("14/10/2026 ".repeat(20_000), SENT)).isEmpty();
  }
}
