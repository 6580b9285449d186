package es.sml.connector.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingValuesTest {
  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "20s, PT20S", "5m, PT5M", "6h, PT6H", "1d, P1D", "' 7 s ', PT7S"})
  void readsATimeWithItsUnit(String text, Duration time) {
    assertThat(Durations.parse(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "20", "s", "-1s", "1.5s", "20 sec", "20S", "1w", "9999999999d"})
  void refusesATimeWithoutOne(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a time with its unit (ms, s, m, h, d): 20s");
  }

  @Test
  void theLongestTimeIsANumberOfMilliseconds() {
    assertThat(Durations.parse("999999999d").toMillis()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"7B, 7", "1KB, 1024", "25mb, 26214400", "2 GB, 2147483648"})
  void readsASizeWithItsUnit(String text, long bytes) {
    assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "25", "MB", "-1MB", "1.5GB", "1TB", "9999999999GB"})
  void refusesASizeWithoutOne(String text) {
    assertThatThrownBy(() -> ByteSize.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a size with its unit (B, KB, MB, GB): 512MB");
  }

  @Test
  void theLargestSizeIsANumberOfBytes() {
    assertThat(ByteSize.parse("999999999GB").bytes()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.168.1.7, 192.168.1.7, true",
    "192.168.1.7, 192.168.1.8, false",
    "fd00::/8, fd12::1, true",
    "::1, ::1, true",
    "::1, 127.0.0.1, false"
  })
  void readsANetworkOrAnAddress(String text, String address, boolean isInside)
      throws UnknownHostException {
    assertThat(Network.orAddress("n", text).contains(InetAddress.getByName(address)))
        .isEqualTo(isInside);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.1", "10.1/8", "localhost/8", "10.0.0.0/", "::/129"})
  void refusesATextThatIsNoNetwork(String text) {
    assertThatThrownBy(() -> Network.of("n", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("n: " + text + " is not a network: write it as 10.0.0.0/8");
  }

  @Test
  void checksARangeWithBothItsEnds() {
    assertThat(Check.between("n", 1, 1, 3)).isEqualTo(1);
    assertThat(Check.between("n", 3, 1, 3)).isEqualTo(3);
    assertThatThrownBy(() -> Check.between("n", 0, 1, 3))
        .hasMessage("n must be from 1 to 3, was 0");
    assertThatThrownBy(() -> Check.between("n", 4, 1, 3))
        .hasMessage("n must be from 1 to 3, was 4");
  }

  @Test
  void checksThatATimeIsLongerThanZero() {
    assertThat(Check.positive("t", Duration.ofNanos(1))).isEqualTo(Duration.ofNanos(1));
    for (Duration wrong : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1)}) {
      assertThatThrownBy(() -> Check.positive("t", wrong)).hasMessage("t must be longer than zero");
    }
  }

  @Test
  void checksWhatIsNeeded() {
    assertThat(Check.needed("name", "x")).isEqualTo("x");
    assertThatThrownBy(() -> Check.needed("name", null)).hasMessage("name is needed");
    assertThatThrownBy(() -> Check.needed("name", " ")).hasMessage("name is needed");
  }

  @Test
  void aSecretIsEqualToItsLikeAndNeverEmpty() {
    assertThat(new Secret("a")).isEqualTo(new Secret("a")).isNotEqualTo(new Secret("b"));
    assertThat(new Secret("a")).hasSameHashCodeAs(new Secret("a"));
    assertThatThrownBy(() -> new Secret("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Secret(null)).isInstanceOf(IllegalArgumentException.class);
  }
}
