package es.sml.connector.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A door is open to other machines only with TLS or behind a proxy. */
class DoorSettingsTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "10.1.2.3", "leads.norte.example"})
  void refusesAnOpenDoorWithoutTls(String host) {
    assertThatThrownBy(() -> settings(true, host, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host is open to other machines")
        .hasMessageContaining("set door.certificate")
        .hasMessageContaining("door.trusted-proxies");
    assertThatCode(() -> settings(true, host, "10.0.0.0/8")).doesNotThrowAnyException();
    assertThatCode(() -> settings(false, host, null)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
  void acceptsLoopback(String host) {
    assertThatCode(() -> settings(true, host, null)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.1", "proxy.example", "10.0.0.0/33", "127.0.0.1, 10.0.0.0/x"})
  void refusesAProxyThatIsNoNetwork(String proxies) {
    assertThatThrownBy(() -> settings(true, null, proxies))
        .hasMessageStartingWith("trusted-proxies: ")
        .hasMessageEndingWith(" is not a network: write it as 10.0.0.0/8");
  }

  @Test
  void namesACertificateThatCannotBeRead() {
    assertThatThrownBy(
            () ->
                new DoorSettings(
                    true, null, null, Path.of("absent.pem"), null, null, null, null, null))
        .hasMessageContaining("certificate absent.pem must be a PEM file")
        .hasMessageContaining("the file does not exist");
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, http://127.0.0.1:8078",
    "::1, http://[::1]:8078",
    "127.0.0.2, http://127.0.0.2:8078"
  })
  void hasAUrlOnThisMachine(String host, String url) {
    assertThat(settings(true, host, "10.0.0.0/8").local(8078)).isEqualTo(url);
  }

  private static DoorSettings settings(boolean isEnabled, String host, String proxies) {
    return new DoorSettings(isEnabled, host, null, null, null, proxies, null, null, null);
  }
}
