package es.sml.connector.ops.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.setting.Secret;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens are taken. */
class TokenStrengthTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234567890123456",
        "0123456789abcdef",
        "operator-token-for-tests",
        "correct horse battery staple",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabc",
        "Ab1xAb1xAb1xAb1xAb1xAb1xAb1xAb1xAb1xAb1x",
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
        "00000000000000000000000000000000000000000000000000",
        "12345678901234567890123456789012345678901234567890",
        "3fT9qLx7WzKd2MvR8sYb",
        "9f86d081884c7d659a2feaa0c55ad01"
      })
  void aWeakOneIsRefusedWithTheRemedy(String token) {
    assertThatThrownBy(() -> TokenStrength.check("viewer-token", new Secret(token)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("viewer-token is too easy to guess")
        .hasMessageContaining("openssl rand -base64 32")
        .hasMessageNotContaining(token);
  }

  @Test
  void acceptsARandomToken() {
    Random random = new Random(4711);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[16];
      random.nextBytes(bytes);
      assertThat(TokenStrength.isStrong(HexFormat.of().formatHex(bytes))).isTrue();
      assertThat(TokenStrength.isStrong(HexFormat.of().withUpperCase().formatHex(bytes))).isTrue();
      byte[] more = new byte[32];
      random.nextBytes(more);
      assertThat(TokenStrength.isStrong(Base64.getEncoder().encodeToString(more))).isTrue();
      String shortest = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      refused += TokenStrength.isStrong(shortest) ? 0 : 1;
    }
    assertThat(refused).isLessThan(5); // those in capitals alone look like less
    assertThatCode(() -> TokenStrength.check("viewer-token", null)).doesNotThrowAnyException();
  }
}
