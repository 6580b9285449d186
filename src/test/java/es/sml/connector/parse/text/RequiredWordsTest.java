package es.sml.connector.parse.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredWordsTest {
  @ParameterizedTest
  @CsvSource({
    "(?i)nuevo contacto\\s+de, nuevo contacto de Ana, otro aviso",
    "(?:aviso|alerta)s?: (?P<name>.+), Alertas: Ana, Noticia: Ana",
    "^(?:oferta|[\\]a-z]xmensaje), axMensaje, xmensajx",
    "[^\\]a]uno+dos, -unoodos, tres",
    "pedid\\pL{2}largo+s, pedidablargoos, pedixo",
  })
  void leavesNoMatchOut(String expression, String matching, String other) {
    RequiredWords words = RequiredWords.of(expression);

    assertThat(Pattern.compile(expression, Pattern.CASE_INSENSITIVE).matcher(matching).find())
        .isTrue();
    assertThat(words.mayBeIn(Letters.lower(matching))).isTrue();
    assertThat(words.mayBeIn(Letters.lower(other))).isFalse();
  }

  @Test
  void leavesDifficultExpressionsToTheirSearch() {
    List<String> difficult =
        List.of(
            "", "a|bcd", "(?:abc)?", "\\Qabc\\E", "\\x41bcd", "[[:alpha:]]bcd", "(abc|)", "a.b");

    assertThat(difficult).allMatch(expression -> RequiredWords.of(expression).mayBeIn("zzz"));
  }
}
