package es.sml.connector.sml.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.NameOrId;
import es.sml.connector.testing.ShippedWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameIndexTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Coruña, A | coruna",
        "A Coruña | coruna",
        "LA CORUÑA | coruna",
        "Hospitalet de Llobregat, L' | hospitalet de llobregat",
        "L'Hospitalet de Llobregat | hospitalet de llobregat",
        "Palmas, Las | palmas",
        "San Sebastián, Donostia | san sebastian donostia",
        "  Alcalá   de Henares. | alcala de henares",
        "Diésel | diesel",
        "gasóleo A | gasoleo a",
        "La | la",
        "¿? | ''",
      })
  void makesNamesComparable(String name, String key) {
    assertThat(NameKey.of(name)).isEqualTo(key);
  }

  @Test
  void aNameInTwoLanguagesHasAKeyForEach() {
    assertThat(NameKey.languages("Alicante/Alacant"))
        .containsExactly("Alicante/Alacant", "Alicante", "Alacant");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Alicante/Alacant", "alicante", "ALACANT", "Alacant / Alicante"})
  void findsAPlaceByEitherOfItsNames(String name) {
    NameIndex index = NameIndex.ofNames();
    index.add("Alicante/Alacant", 3);
    assertThat(index.find(NameOrId.ofName(name))).contains(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Coruña, A", "La Coruña", "a coruña", "Coruña"})
  void findsAPlaceWhereverItsArticleStands(String name) {
    NameIndex index = new NameIndex(ShippedWords.WORDS.provinces()::meaning);
    index.add("Coruña, A", 15);
    assertThat(index.find(NameOrId.ofName(name))).contains(15);
  }

  @ParameterizedTest
  @CsvSource({"Vizcaya, 48", "Gerona, 17", "Gran Canaria, 35", "Comunidad de Madrid, 28"})
  void findsAProvinceByASynonym(String name, int id) {
    NameIndex index = new NameIndex(ShippedWords.WORDS.provinces()::meaning);
    index.add("Bizkaia", 48);
    index.add("Girona", 17);
    index.add("Palmas, Las", 35);
    index.add("Madrid", 28);
    assertThat(index.find(NameOrId.ofName(name))).contains(id);
  }

  @Test
  void aNameThatTwoIdsShareFindsNone() {
    NameIndex index = NameIndex.ofNames();
    index.add("Villanueva", 1);
    index.add("Villanueva", 2);
    index.add("villanueva", 1);
    index.add("Villanueva del Río", 3);
    assertThat(index.find(NameOrId.ofName("Villanueva"))).isEmpty();
    assertThat(index.find(NameOrId.ofName("Villanueva del Río"))).contains(3);
  }

  @Test
  void theSameIdTwiceIsNotAmbiguous() {
    NameIndex index = NameIndex.ofNames();
    index.add("Madrid", 28);
    index.add("MADRID", 28);
    assertThat(index.find(NameOrId.ofName("madrid"))).contains(28);
  }

  @Test
  void aSynonymOfTwoIdsFindsNone() {
    NameIndex index = new NameIndex(ShippedWords.WORDS.fuels()::meaning);
    index.add("GLP", 1);
    index.add("LPG", 2);
    assertThat(index.find(NameOrId.ofName("autogas"))).isEmpty();
    assertThat(index.find(NameOrId.ofName("lpg"))).contains(2);
  }

  @ParameterizedTest
  @CsvSource({
    "gasoil, 2",
    "GASÓLEO, 2",
    "petrol, 1",
    "híbrido, 3",
    "HYBRID, 3",
    "híbrido enchufable, 4",
    "Hibrido Enchufable, 4",
    "PHEV, 4",
    "plug-in hybrid, 4",
    "100% eléctrico, 5",
  })
  void findsAFuelByWhatPeopleCallIt(String name, int id) {
    assertThat(fuels().find(NameOrId.ofName(name))).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hidrógeno", "gas", "híbrido diésel", "-"})
  void findsNoFuelForAnUnknownName(String name) {
    assertThat(fuels().find(NameOrId.ofName(name))).isEmpty();
  }

  @Test
  void returnsAnIdUnchanged() {
    assertThat(fuels().find(NameOrId.ofId(99))).contains(99);
    assertThat(fuels().find(null)).isEmpty();
  }

  private static NameIndex fuels() {
    NameIndex index = new NameIndex(ShippedWords.WORDS.fuels()::meaning);
    index.add("Gasolina", 1);
    index.add("Diésel", 2);
    index.add("Híbrido", 3);
    index.add("Híbrido enchufable", 4);
    index.add("Eléctrico", 5);
    return index;
  }
}
