package es.sml.connector.parse.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class LettersTest {
  /** Letters before it, such as "ª", stay as they are. */
  private static final char FIRST_ACCENT = 0xC0;

  @Test
  void removesTheAccentOfEachLetterAsUnicodeDoes() {
    for (int c = FIRST_ACCENT; c < Character.MIN_SURROGATE; c++) {
      String letter = Character.toString(c);
      String bare = Normalizer.normalize(letter, Normalizer.Form.NFD);

      assertThat(Letters.withoutAccents(letter)).isEqualTo(bare.replaceAll("\\p{M}", ""));
    }
  }

  @Test
  void keepsSignsBesideLettersWithAccents() {
    assertThat(Letters.plain("Ștefan — 9.900 €, “León”")).isEqualTo("stefan — 9.900 €, “leon”");
  }
}
