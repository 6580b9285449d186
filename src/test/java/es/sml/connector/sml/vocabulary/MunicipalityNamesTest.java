package es.sml.connector.sml.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.NameOrId;
import es.sml.connector.testing.ShippedWords;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each municipality is found by each of its names, whichever of them is the one that SML uses. */
class MunicipalityNamesTest {
  private static final Synonyms SYNONYMS = ShippedWords.WORDS.municipalities();

  private static final String MUNICIPALITIES =
      """
      Vitoria-Gasteiz|Vitoria|Gasteiz|VITORIA/GASTEIZ
      Agurain/Salvatierra|Salvatierra|Agurain|Salvatierra/Agurain|Agurain - Salvatierra
      Laudio/Llodio|Llodio|Laudio
      Oyón-Oion|Oyón|Oion
      Alcoy/Alcoi|Alcoy|Alcoi|Alcoi - Alcoy
      Alfàs del Pi, l'|L'Alfàs del Pi|Alfaz del Pi|l´Alfàs del Pi
      Benitachell/Poble Nou de Benitatxell, el|Benitachell|El Poble Nou de Benitatxell
      Elche/Elx|Elche|Elx|Elx (Elche)
      Jávea/Xàbia|Jávea|Javea|Xàbia|Xabia
      Pinós, el/Pinoso|El Pinós|Pinoso|Pinoso / El Pinós
      San Vicente del Raspeig/Sant Vicent del Raspeig|San Vicente del Raspeig|Sant Vicent del Raspeig
      Sant Joan d'Alacant|San Juan de Alicante|SANT JOAN D´ALACANT
      Villajoyosa/Vila Joiosa, la|Villajoyosa|La Vila Joiosa|la Vila Joiosa / Villajoyosa
      Gijón|Gijón/Xixón|Xixón|GIJON
      Palma|Palma de Mallorca|PALMA
      Maó-Mahón|Maó|Mahón|Mahon|Mahón-Maó
      Eivissa|Ibiza|Eivissa/Ibiza
      Ciutadella de Menorca|Ciudadela|Ciutadella|Ciudadela de Menorca
      Santa Eulària des Riu|Santa Eulalia del Río|Sta. Eulalia del Río
      Llucmajor|Lluchmayor
      Pollença|Pollensa|Pollenca
      Pobla, Sa|Sa Pobla|La Puebla
      Hospitalet de Llobregat, L'|L'Hospitalet de Llobregat|Hospitalet de Llobregat|L'Hospitalet|Hospitalet
      Prat de Llobregat, El|El Prat de Llobregat|El Prat|Prat de Llobregat (El)
      Sant Cugat del Vallès|San Cugat del Vallés|SANT CUGAT|San Cugat
      Sant Boi de Llobregat|San Baudilio de Llobregat|Sant Boi
      Terrassa|Tarrasa
      Vic|Vich
      Vilanova i la Geltrú|Villanueva y Geltrú
      Vilafranca del Penedès|Villafranca del Panadés|Villafranca del Penedés
      Montcada i Reixac|Moncada y Reixach
      Sant Adrià de Besòs|San Adrián de Besós
      Pobla de Lillet, La|La Pobla de Lil·let|Pobla de Lillet
      Bilbao|Bilbo|Bilbao/Bilbo
      Barakaldo|Baracaldo
      Getxo|Guecho
      Santurtzi|Santurce
      Gernika-Lumo|Guernica|Gernika|Guernica y Luno
      Valle de Trápaga-Trapagaran|Valle de Trápaga|Trapagaran
      Jerez de la Frontera|Jerez|JEREZ DE LA FRONTERA
      Línea de la Concepción, La|La Línea de la Concepción|La Línea
      Castellón de la Plana/Castelló de la Plana|Castelló de la Plana|Castellón de la Plana|Castellón
      Borriana/Burriana|Burriana|Borriana
      Vila-real|Villarreal|Villarreal de los Infantes|Vila real
      Vinaròs|Vinaroz
      Coruña, A|A Coruña|La Coruña|Coruña (A)|CORUÑA
      Santiago de Compostela|Santiago
      Ferrol|El Ferrol|El Ferrol del Caudillo
      Pontes de García Rodríguez, As|As Pontes|Puentes de García Rodríguez
      Girona|Gerona
      Figueres|Figueras
      Jonquera, La|La Jonquera|La Junquera
      Escala, L'|L'Escala|La Escala
      Donostia/San Sebastián|San Sebastián|Donostia|Donostia-San Sebastián|San Sebastián - Donostia
      Arrasate/Mondragón|Mondragón|Arrasate
      Errenteria|Rentería
      Hondarribia|Fuenterrabía
      Irun|Irún
      Lleida|Lérida
      Seu d'Urgell, La|La Seu d'Urgell|Seo de Urgel
      Rozas de Madrid, Las|Las Rozas de Madrid|Las Rozas|Rozas de Madrid (Las)
      Rivas-Vaciamadrid|Rivas Vaciamadrid|Rivas
      Pamplona/Iruña|Pamplona|Iruña|Iruñea|Pamplona-Iruña
      Noáin (Valle de Elorz)/Noain (Elortzibar)|Noáin|Noain
      Oroz-Betelu/Orotz-Betelu|Orotz-Betelu/Oroz-Betelu|Orotz-Betelu|OROZ-BETELU
      Zizur Mayor/Zizur Nagusia|Zizur Mayor|Cizur Mayor
      Ourense|Orense
      Carballiño, O|O Carballiño|El Carballino
      Palmas de Gran Canaria, Las|Las Palmas de Gran Canaria|Las Palmas
      Sanxenxo|Sangenjo
      Vilagarcía de Arousa|Villagarcía de Arosa
      Tui|Tuy
      San Cristóbal de La Laguna|La Laguna
      Sant Carles de la Ràpita|San Carlos de la Rápita|La Ràpita
      Valencia|València|VALENCIA
      Sagunto/Sagunt|Sagunto|Sagunt
      Xàtiva|Játiva|Xativa
      Alzira|Alcira
      Torrent|Torrente
      Ontinyent|Onteniente
      Riba-roja de Túria|Ribarroja del Turia|Riba roja de Turia
      Burgo de Osma-Ciudad de Osma|El Burgo de Osma-Ciudad de Osma
      Santa Cruz de Tenerife|Sta. Cruz de Tenerife|SANTA CRUZ DE TENERIFE
      Santo Domingo de la Calzada|Sto. Domingo de la Calzada
      """;

  @ParameterizedTest
  @MethodSource("rows")
  void isFoundByEachOfItsNamesWhicheverSmlUses(List<String> names) {
    for (String smlUses : names) {
      NameIndex sml = list("Villanueva", "Torre, La", smlUses);
      for (String written : names) {
        assertThat(sml.find(NameOrId.ofName(written)))
            .as("%s where SML says %s", written, smlUses)
            .contains(2);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Pinar, El; Píñar | Pinar", // either
        "Villar; Villar del Río | Río",
        "Torre-Pacheco | Pacheco",
        "San Vicente del Raspeig/Sant Vicent del Raspeig; Alicante/Alacant | San Vicente - Alicante",
        "Santa Cruz de la Palma; Santa Cruz de Tenerife | Santa Cruz",
        "Torrejón de Ardoz; Torrejón de la Calzada | Torrejón",
        "Vigo; Cangas | Coia - Vigo",
        "Getafe; Madrid | Getafe/Madrid",
        "Elche/Elx; Alcoy/Alcoi | Elche - Alcoi",
        "Sant Josep de sa Talaia | San Juan"
      })
  void isNotFoundByANameThatIsNotSurelyIts(String sml, String written) {
    assertThat(list(sml.split("; ", -1)).find(NameOrId.ofName(written))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Pinar, El; Píñar | El Pinar | 0",
        "Pinar, El; Píñar | píñar | 1",
        "Molar, El; Molar, La | El Molar | 0",
        "Molar, El; Molar, La | Molar (La) | 1"
      })
  void distinguishesNamesakesByArticleAndAccent(String sml, String written, int id) {
    assertThat(list(sml.split("; ", -1)).find(NameOrId.ofName(written))).contains(id);
  }

  @Test
  void eachNameStandsInOneGroupOnly() {
    assertThat(ProvinceNamesTest.sharedNames("municipalities.tsv")).isEmpty();
  }

  static Stream<List<String>> rows() {
    return MUNICIPALITIES.lines().map(line -> List.of(line.split("\\|", -1)));
  }

  /** SML's list of a province's localities, with ids from 0. */
  private static NameIndex list(String... names) {
    NameIndex list = new NameIndex(SYNONYMS::meaning);
    for (int id = 0; id < names.length; id++) {
      list.add(names[id], id);
    }
    return list;
  }
}
