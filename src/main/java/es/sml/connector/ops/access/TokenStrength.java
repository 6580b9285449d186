package es.sml.connector.ops.access;

import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.util.HashSet;
import java.util.Set;

/**
 * Refuses a token of the settings that is easy to guess: too short, with repetitions or sequences.
 * It must equal 128 random bits.
 */
final class TokenStrength {
  private static final int BITS = 128;
  private static final int FEWEST_CHARACTERS = 8;

  // In a word, each letter makes the next one easy to guess.
  private static final int ALPHABET_OF_WORDS = 4;

  private TokenStrength() {}

  /**
   * Refuses a weak token.
   *
   * @param token null if none is set, which is allowed
   * @throws IllegalArgumentException with the remedy
   */
  static void check(String name, Secret token) {
    if (token != null && !isStrong(token.reveal())) {
      throw new InvalidSettingException(
          "setting.weak-token",
          "{0} is too easy to guess; make one with: openssl rand -base64 32",
          name);
    }
  }

  static boolean isStrong(String token) {
    double bits = token.length() * Math.log(alphabet(token)) / Math.log(2);
    return bits >= BITS
        && token.chars().distinct().count() >= FEWEST_CHARACTERS
        && newSteps(token) >= token.length() / 3;
  }

  private static int alphabet(String token) {
    if (token.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 10;
    }
    if (token.matches("[0-9a-f]*") || token.matches("[0-9A-F]*")) {
      return 16;
    }
    boolean oneCase = token.matches("[^a-z]*") || token.matches("[^A-Z]*");
    if (oneCase && token.chars().noneMatch(Character::isDigit)) {
      return ALPHABET_OF_WORDS;
    }
    return oneCase ? 36 : 64;
  }

  // Repetition (12121212) and sequences (abcdefgh) do not count.
  private static int newSteps(String token) {
    Set<String> seen = new HashSet<>();
    int fresh = 0;
    for (int i = 1; i < token.length(); i++) {
      boolean counts = Math.abs(token.charAt(i) - token.charAt(i - 1)) <= 1;
      if (seen.add(token.substring(i - 1, i + 1)) && !counts) {
        fresh++;
      }
    }
    return fresh;
  }
}
