package es.sml.connector.console.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.ops.http.OpsException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T08:30, Europe/Madrid, 2026-03-01T07:30:00Z",
    "2026-07-01T08:30, Europe/Madrid, 2026-07-01T06:30:00Z",
    "2026-07-01T08:30:15, America/Lima, 2026-07-01T13:30:15Z"
  })
  void readsATimeOfTheBrowsersZone(String written, String zone, String expected) {
    assertThat(TypedTime.read(written, zone)).isEqualTo(expected);
  }

  @Test
  void withoutAZoneThisMachinesCounts() {
    assertThat(TypedTime.read("2026-07-01T08:30", ""))
        .isEqualTo(
            LocalDateTime.of(2026, 7, 1, 8, 30)
                .atZone(ZoneId.systemDefault())
                .toInstant()
                .toString());
  }

  @ParameterizedTest
  @CsvSource({"mañana, Europe/Madrid", "2026-07-01T08:30, Europa/Madrid", "2026-02-30T08:30, ''"})
  void refusesAnyOtherText(String written, String zone) {
    assertThatThrownBy(() -> TypedTime.read(written, zone)).isInstanceOf(OpsException.class);
  }
}
