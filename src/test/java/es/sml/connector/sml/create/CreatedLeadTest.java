package es.sml.connector.sml.create;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreatedLeadTest {
  @ParameterizedTest
  @CsvSource(
      value = {"tracing, tracing", "new, new", "end, new", "null, new", "hacked, new", "'', new"},
      nullValues = "null")
  void hasAStatusThatSmlNames(String shown, String status) {
    assertThat(CreatedLead.shown(1, shown, null).status()).isEqualTo(status);
  }
}
