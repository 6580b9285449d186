package es.sml.connector.door.http;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.setting.Network;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sender can write any address into X-Forwarded-For; only proxies are believed. */
class ClientAddressesTest {
  private static final ClientAddresses ADDRESSES =
      new ClientAddresses(
          List.of(Network.orAddress("n", "127.0.0.1"), Network.orAddress("n", "10.0.0.0/8")));

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 203.0.113.9, 203.0.113.9",
    "127.0.0.1, '198.51.100.1, 203.0.113.9', 203.0.113.9",
    "127.0.0.1, '203.0.113.9, 10.1.2.3', 203.0.113.9",
    "203.0.113.9, 198.51.100.1, 203.0.113.9",
    "127.0.0.1, unknown, 127.0.0.1",
    "127.0.0.1, '203.0.113.9, leads.example, 10.1.2.3', 10.1.2.3",
    "127.0.0.1, '', 127.0.0.1"
  })
  void usesTheLastAddressThatIsNoProxy(String peer, String forwarded, String sender) {
    assertThat(ADDRESSES.of(peer, List.of(forwarded))).isEqualTo(sender);
  }

  @Test
  void readsSeveralHeadersAsOne() {
    assertThat(ADDRESSES.of("127.0.0.1", List.of("198.51.100.1", "203.0.113.9, 10.1.2.3")))
        .isEqualTo("203.0.113.9");
  }
}
