package es.sml.connector.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which language somebody gets. */
class LanguageTest {
  @Test
  void theChosenOneBeforeTheBrowsers() {
    assertThat(Language.of("en", "es-ES,es")).isEqualTo(Language.EN);
    assertThat(Language.of("es", "en-GB")).isEqualTo(Language.ES);
    assertThat(Language.of("xx", "en-GB")).isEqualTo(Language.EN);
  }

  @Test
  void theBrowsersFirstThatThePagesHave() {
    assertThat(Language.of(null, "en-US,en;q=0.9,es;q=0.8")).isEqualTo(Language.EN);
    assertThat(Language.of(null, "fr,es;q=0.5,en;q=0.4")).isEqualTo(Language.ES);
    assertThat(Language.of(null, "es;q=0.1,en;q=0.9")).isEqualTo(Language.EN);
  }

  @Test
  void spanishForTheOtherLanguagesOfSpain() {
    assertThat(Language.of(null, "ca,en;q=0.5")).isEqualTo(Language.ES);
    assertThat(Language.of(null, "eu")).isEqualTo(Language.ES);
  }

  @Test
  void englishForOtherLanguagesAndSpanishWithoutOne() {
    assertThat(Language.of(null, "de-DE")).isEqualTo(Language.EN);
    assertThat(Language.of(null, null)).isEqualTo(Language.ES);
    assertThat(Language.of(null, ";;q=x,\u0000")).isEqualTo(Language.ES);
  }
}
