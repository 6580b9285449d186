package es.sml.connector.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeMemoryTest {
  @ParameterizedTest
  @CsvSource({
    "8000, 300, 4000, true",
    "600, 230, 4000, false", // the unit's limit
    "800, 230, 4000, true",
    "8000, 300, 400, false", // the machine is full
  })
  void leavesTheLimitAndTheMachineAlone(long limit, long own, long available, boolean suffices) {
    assertThat(FreeMemory.suffices(limit << 10, own << 10, available << 10)).isEqualTo(suffices);
  }
}
