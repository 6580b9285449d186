package es.sml.connector.parse.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a\nb",
        "a\n\nb",
        "a\n\n\nb",
        " a \n \t\n \n  b\n\n\n",
        "a\n \r\n\nb",
        "\n"
      })
  void keepsOneBlankLineAtAPlace(String text) {
    assertThat(PlainText.compact(text))
        .isEqualTo(text.replaceAll("\\n[ \\t]*(?:\\n[ \\t]*)+\\n", "\n\n").strip());
  }

  @Test
  void keepsTheLineBreaksThatABrowserKeeps() {
    assertThat(PlainText.of("<pre>Nombre: Ana\nTel.: 600 100 200</pre>"))
        .isEqualTo("Nombre: Ana\nTel.: 600 100 200");
    assertThat(PlainText.of("<p style='white-space: pre-line'>Uno\nDos</p><p>Tres\ncuatro</p>"))
        .isEqualTo("Uno\nDos\n\nTres cuatro");
  }
}
