package es.sml.connector.console.session;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes random text that cannot be guessed. */
final class RandomText {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomText() {}

  static String of(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
