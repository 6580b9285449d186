package es.sml.connector.sml.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.NameOrId;
import es.sml.connector.testing.ShippedWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each province is found by each of its names, whichever of them is the one that SML uses. */
public class ProvinceNamesTest {
  /** One province a line: its number at INE, then its names. */
  private static final String PROVINCES =
      """
      01|Araba/Álava|Álava|Alava|ÁLAVA|Araba|Álava/Araba|Araba-Álava|Vitoria|Vitoria-Gasteiz|Provincia de Álava
      02|Albacete|ALBACETE|Provincia de Albacete
      03|Alicante/Alacant|Alicante|Alacant|Alacant/Alicante|Alicante - Alacant|Alicante (Alacant)|Provincia de Alicante
      04|Almería|Almeria|ALMERÍA
      05|Ávila|Avila|AVILA
      06|Badajoz|badajoz
      07|Balears, Illes|Illes Balears|Islas Baleares|Baleares|BALEARES|Balears (Illes)|Balears|Mallorca|Menorca|Ibiza|Eivissa|Formentera|Palma|Palma de Mallorca|Balearic Islands
      08|Barcelona|BARCELONA|Província de Barcelona
      09|Burgos|burgos
      10|Cáceres|Caceres
      11|Cádiz|Cadiz|CÁDIZ
      12|Castellón/Castelló|Castellón|Castelló|Castellon|Castelló/Castellón|Castellón de la Plana|Castelló de la Plana
      13|Ciudad Real|CIUDAD REAL|Ciudad-Real
      14|Córdoba|Cordoba
      15|Coruña, A|A Coruña|La Coruña|Coruña, La|Coruña (A)|Coruña (La)|CORUÑA|Coruna|Provincia de La Coruña
      16|Cuenca|cuenca
      17|Girona|Gerona|Girona/Gerona|GERONA
      18|Granada|granada
      19|Guadalajara|GUADALAJARA
      20|Gipuzkoa|Guipúzcoa|Guipuzcoa|Guipuzkoa|Gipuzcoa|Gipuzkoa/Guipúzcoa|Gipuzkoa - Guipúzcoa|San Sebastián|Donostia|Donostia/San Sebastián|Donostia-San Sebastián
      21|Huelva|huelva
      22|Huesca|huesca
      23|Jaén|Jaen
      24|León|Leon|Provincia de León
      25|Lleida|Lérida|Lerida|Lleida/Lérida|Lleida - Lérida
      26|Rioja, La|La Rioja|Rioja|Rioja (La)|LA RIOJA|Logroño
      27|Lugo|lugo
      28|Madrid|MADRID|Comunidad de Madrid|Madrid, Comunidad de
      29|Málaga|Malaga
      30|Murcia|Región de Murcia|Murcia, Región de
      31|Navarra|Nafarroa|Navarra/Nafarroa|Nafarroa - Navarra|Comunidad Foral de Navarra|Navarra, Comunidad Foral de|Pamplona|Pamplona/Iruña
      32|Ourense|Orense|Ourense/Orense
      33|Asturias|Principado de Asturias|Asturias, Principado de|Asturies|Oviedo|Asturias/Asturies
      34|Palencia|palencia
      35|Palmas, Las|Las Palmas|Palmas (Las)|Palmas|Las Palmas de Gran Canaria|Gran Canaria|Lanzarote|Fuerteventura
      36|Pontevedra|pontevedra
      37|Salamanca|salamanca
      38|Santa Cruz de Tenerife|Tenerife|Sta. Cruz de Tenerife|S.C. Tenerife|S. C. de Tenerife|SC Tenerife|La Palma|La Gomera|El Hierro
      39|Cantabria|Santander
      40|Segovia|segovia
      41|Sevilla|Seville|SEVILLA
      42|Soria|soria
      43|Tarragona|TARRAGONA
      44|Teruel|teruel
      45|Toledo|toledo
      46|Valencia/València|Valencia|València|València/Valencia|Valencia - València|VALENCIA
      47|Valladolid|valladolid
      48|Bizkaia|Vizcaya|Bizkaia/Vizcaya|Bizkaia - Vizcaya|Bilbao|VIZCAYA
      49|Zamora|zamora
      50|Zaragoza|Saragossa
      51|Ceuta|Ciudad Autónoma de Ceuta
      52|Melilla|Ciudad Autónoma de Melilla
      """;

  public record Row(int number, List<String> names) {}

  @ParameterizedTest
  @MethodSource("rows")
  void isFoundByEachOfItsNamesWhicheverSmlUses(Row province) {
    for (String smlUses : province.names()) {
      NameIndex sml = listWith(province.number(), smlUses);
      for (String written : province.names()) {
        assertThat(sml.find(NameOrId.ofName(written)))
            .as("%s where SML says %s", written, smlUses)
            .contains(province.number());
      }
    }
  }

  @Test
  void areFiftyTwo() {
    assertThat(rows().map(Row::number)).hasSize(52).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Castilla y León",
        "Castilla-León",
        "Castilla/León",
        "Castilla - La Mancha",
        "Comunidad Valenciana",
        "País Vasco",
        "Canarias",
        "Galicia",
        "Andalucía",
        "Madrid/Barcelona",
        "Madrid - Toledo",
        "Gijón",
        "Vigo",
        "Mérida",
        "Porto",
        "M",
        "CA",
        "28",
        "La",
        "Santa Cruz",
        "-"
      })
  void isNotFoundByWhatIsNoProvinceOrTwo(String written) {
    assertThat(list().find(NameOrId.ofName(written))).isEmpty();
  }

  @Test
  void eachNameStandsInOneGroupOnly() {
    assertThat(sharedNames("provinces.tsv")).isEmpty();
  }

  static List<String> sharedNames(String file) {
    Synonyms synonyms = Synonyms.load(ShippedWords.DIRECTORY.resolve(file));
    List<List<String>> groups = Synonyms.groups(ShippedWords.DIRECTORY.resolve(file));
    List<String> shared = new ArrayList<>();
    for (int number = 0; number < groups.size(); number++) {
      for (String name : groups.get(number)) {
        if (!synonyms.meaning(name).equals(Optional.of(number))
            || !synonyms.meaning(name.toUpperCase(Locale.ROOT)).equals(Optional.of(number))) {
          shared.add(name);
        }
      }
    }
    return shared;
  }

  public static Stream<Row> rows() {
    return PROVINCES
        .lines()
        .map(line -> List.of(line.split("\\|")))
        .map(cells -> new Row(Integer.parseInt(cells.get(0)), cells.subList(1, cells.size())));
  }

  /** SML's list of the provinces, as INE calls them. */
  public static NameIndex list() {
    return listWith(0, "");
  }

  private static NameIndex listWith(int number, String name) {
    NameIndex list = new NameIndex(ShippedWords.WORDS.provinces()::meaning);
    rows()
        .forEach(row -> list.add(row.number() == number ? name : row.names().get(0), row.number()));
    return list;
  }
}
