package es.sml.connector.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The width of the output. */
class TerminalWidthTest {
  @ParameterizedTest
  @CsvSource({"132, 132", "60, 60", "20, 60", "9999, 250", "'', 80", "wide, 80", "123456789, 80"})
  void readsTheNumberOfColumns(String columns, int width) {
    assertThat(TerminalWidth.of(columns)).isEqualTo(width);
  }

  @Test
  void isTheUsualWidthWithoutATerminal() {
    assertThat(TerminalWidth.of(null)).isEqualTo(80);
  }
}
