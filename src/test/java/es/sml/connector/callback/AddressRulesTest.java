package es.sml.connector.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.language.LocalizedText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
  private static final AddressRules PUBLIC_ONLY = AddressRules.of(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.9.9.9",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "64:ff9b::a00:1",
        "2002:a00:1::1",
        "2001:db8::1",
        "2001::1"
      })
  void allowsNoAddressThatIsNotPublic(String address) throws UnknownHostException {
    assertThat(PUBLIC_ONLY.allow(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "193.0.0.1",
        "2a00:1450:4003::1",
        "2600::1"
      })
  void allowsPublicAddresses(String address) throws UnknownHostException {
    assertThat(PUBLIC_ONLY.allow(InetAddress.getByName(address))).isTrue();
    assertThat(PUBLIC_ONLY.allowPrivately(InetAddress.getByName(address))).isFalse();
  }

  @Test
  void allowsWhatIsNamed() throws UnknownHostException {
    AddressRules rules = AddressRules.of(List.of("10.20.0.0/16", "fd00:1::/32"));
    assertThat(rules.allow(InetAddress.getByName("10.20.3.4"))).isTrue();
    assertThat(rules.allow(InetAddress.getByName("10.21.3.4"))).isFalse();
    assertThat(rules.allow(InetAddress.getByName("fd00:1::9"))).isTrue();
    assertThat(rules.allow(InetAddress.getByName("fd00:2::9"))).isFalse();
    assertThat(rules.allow(InetAddress.getByName("8.8.8.8"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "crm.example/8",
        "/8",
        "a/b",
        "cafe/16",
        "10.1/16",
        "dead.beef/8"
      })
  void refusesWhatIsNoNetwork(String network) {
    assertThatThrownBy(() -> AddressRules.of(List.of(network)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("private-networks: " + network)
        .satisfies(
            fault ->
                assertThat(LocalizedText.of(fault).in(Locale.forLanguageTag("es")))
                    .contains(": " + network + " no es una red: escríbela como 10.0.0.0/8"));
  }
}
