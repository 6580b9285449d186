package es.sml.connector.cli.pause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ComingTimeTest {
  private static final ZonedDateTime NOON =
      ZonedDateTime.parse("2026-03-28T12:00:00+01:00[Europe/Madrid]");

  /** Summer time begins on 2026-03-29 at 2:00. */
  @ParameterizedTest
  @CsvSource({
    "18:00, 2026-03-28T17:00:00Z",
    "08:00, 2026-03-29T06:00:00Z",
    "12:00, 2026-03-29T10:00:00Z",
    "2026-04-01, 2026-03-31T22:00:00Z",
    "2026-04-01T08:00, 2026-04-01T06:00:00Z",
    "2026-04-01T08:00:00Z, 2026-04-01T08:00:00Z"
  })
  void readsATime(String written, Instant time) {
    assertThat(ComingTime.read(written, NOON)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tomorrow", "25:00", "2026-02-30", "8", "2h", ""})
  void refusesAnythingElse(String written) {
    assertThatThrownBy(() -> new ComingTime().convert(written))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageStartingWith("'" + written + "' is not a time such as 18:00");
  }
}
