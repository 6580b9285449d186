package es.sml.connector.console.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where somebody is sent on to. */
class AddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console",
        "/console/leads?found=aB-_9",
        "/console/leads/0a1b%2F2?done=x&after=1-"
      })
  void toAPageOfTheConsole(String address) {
    assertThat(Addresses.ownOr(address, "/console")).isEqualTo(address);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "https://fremd.example/console",
        "//fremd.example/console",
        "/console/../api/v1/leads\n",
        "/console//fremd.example",
        "/consolefremd",
        "/console\\fremd.example",
        "/console\r\nSet-Cookie: a=b",
        "javascript:alert(1)"
      })
  void toNothingElse(String address) {
    assertThat(Addresses.ownOr(address, "/console/leads")).isEqualTo("/console/leads");
  }

  @Test
  void onlyKnownPathsArePages() {
    assertThat(ConsolePage.isKnown("/console/leads/abc")).isTrue();
    assertThat(ConsolePage.isKnown("/console/leads/")).isFalse();
    assertThat(ConsolePage.isKnown("/console/leads/a/b/c")).isFalse();
  }
}
