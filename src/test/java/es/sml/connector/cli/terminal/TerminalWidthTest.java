package es.sml.connector.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
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
  void aCellIsAsWideAsItsTextsNeed() {
    assertThat(TerminalWidth.needed(20, 100, Stream.of("norte", null))).isEqualTo(20);
    assertThat(TerminalWidth.needed(20, 100, Stream.of("norte", "a".repeat(33)))).isEqualTo(33);
    assertThat(TerminalWidth.needed(20, 30, Stream.of("a".repeat(33)))).isEqualTo(30);
    assertThat(TerminalWidth.needed(15, 12, Stream.of("a".repeat(33)))).isEqualTo(15);
  }

  @Test
  void isTheUsualWidthWithoutATerminal() {
    assertThat(TerminalWidth.of(null)).isEqualTo(80);
  }
}
