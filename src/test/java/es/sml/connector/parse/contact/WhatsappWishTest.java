package es.sml.connector.parse.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsappWishTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Whatsapp: +595 981 555 111",
        "Escribidme por WhatsApp, gracias",
        "Respondam por whatsapp e não telefonem",
        "Please answer via WhatsApp",
      })
  void recognisesTheWish(String comment) {
    assertThat(WhatsappWish.isIn(comment)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No por WhatsApp, por favor",
        "Mi marido vio el anuncio en WhatsApp",
        "Whatsapp: no",
        "¿Qué precio tiene?",
      })
  void findsNoWishInOtherWords(String comment) {
    assertThat(WhatsappWish.isIn(comment)).isFalse();
  }
}
