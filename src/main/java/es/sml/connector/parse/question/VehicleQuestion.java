package es.sml.connector.parse.question;

import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Recognises form questions that ask only for the wanted vehicle. A question with any other word
 * ("when", "your", "finance", "trade-in") may have another meaning.
 */
public final class VehicleQuestion {
  private static final int LONGEST = 100;
  private static final Set<String> VEHICLE =
      set(
          "coche coches vehiculo vehiculos auto autos car cars vehicle vehicles voiture voitures"
              + " vehicule vehicules cotxe cotxes viatura viaturas veiculo veiculos carro fahrzeug"
              + " fahrzeuge wagen vettura veicolo macchina voertuig ibilgailua autoa");
  private static final Set<String> MAKE =
      set("marca marcas make brand marque marques marke merk marka");
  private static final Set<String> MODEL =
      set("modelo modelos model models modele modell modello modeloa eredua");
  private static final Set<String> AROUND =
      set(
          "a al cual cuales de del el en es esta estas gustaria interesa interesado interesada"
              + " interesan interes la las le los nuestro nuestros o para por que quieres"
              + " quiere buscas busca deseas desea prefieres prefiere elige elija selecciona"
              + " seleccione te un una y are buscando busco choose do for in interest"
              + " interested like looking of or prefer select the to want what which would"
              + " you us quin quina quins t interessa interessen vols voleu busques d interessat"
              + " interessada el els les che queres qual quais lhe interesse procura pretende em"
              + " os as quel quelle vous interessez recherchez souhaitez desirez choisissez par"
              + " qui du ce welches welcher welche welchem interessiert sie fur sich suchen"
              + " mochten wunschen das die der wahlen quale ti interessato interessata cerchi"
              + " desideri scegli il lo di che welk welke interesseert u je zoekt wilt kies het"
              + " bent geinteresseerd zein interesatzen zaizu nahi duzu");
  private static final Set<String> NO_NAME =
      set(
          "si no yes true false 0 1 otro other ninguno none buy sell lease rent purchase new used"
              + " comprar compra vender venta nuevo nueva usado ocasion kaufen verkaufen neu"
              + " gebraucht acheter achat vendre neuf acquisto nuovo usato novo kopen nieuw");

  private VehicleQuestion() {}

  /**
   * Returns the part of the wanted vehicle in the answer; empty unless the question is certain and
   * the answer is more than yes or no.
   */
  static Optional<LeadField> field(String question, String answer) {
    return field(question).filter(field -> isName(answer));
  }

  /**
   * Returns the part of the wanted vehicle that a question asks for; empty unless it is certain.
   */
  public static Optional<LeadField> field(String question) {
    if (question.length() > LONGEST) {
      return Optional.empty();
    }
    List<String> words = withoutMake(Words.of(question));
    boolean make = words.stream().anyMatch(MAKE::contains);
    boolean model = words.stream().anyMatch(MODEL::contains);
    boolean vehicle = words.stream().anyMatch(VEHICLE::contains);
    if (!(make || model || vehicle) || !words.stream().allMatch(VehicleQuestion::isKnown)) {
      return Optional.empty();
    }
    if (make == model) {
      return Optional.of(LeadField.VEHICLE);
    }
    return Optional.of(make ? LeadField.MAKE : LeadField.MODEL);
  }

  /**
   * Returns the words without the make in a question for its models: "¿Qué modelo de Kia ...?", but
   * not "Modelo de Pago".
   */
  private static List<String> withoutMake(Words question) {
    List<String> words = question.list();
    if (question.text().indexOf('?') < 0) {
      return words;
    }
    boolean model =
        IntStream.range(0, words.size())
            .anyMatch(at -> MODEL.contains(words.get(at)) && !isCapital(question, at));
    return IntStream.range(0, words.size())
        .filter(at -> !(model && at > 0 && isCapital(question, at) && !isKnown(words.get(at))))
        .mapToObj(words::get)
        .toList();
  }

  private static boolean isCapital(Words words, int at) {
    return Character.isUpperCase(words.text().charAt(words.start(at)));
  }

  /** Returns whether the answer may name a vehicle: it is not yes, no or something else. */
  public static boolean isName(String answer) {
    return !NO_NAME.contains(String.join(" ", words(answer)));
  }

  private static boolean isKnown(String word) {
    return VEHICLE.contains(word)
        || MAKE.contains(word)
        || MODEL.contains(word)
        || AROUND.contains(word);
  }

  private static Set<String> set(String joined) {
    return Letters.words(joined).stream().collect(Collectors.toUnmodifiableSet());
  }

  private static List<String> words(String text) {
    return Words.of(Letters.start(text, LONGEST)).list();
  }
}
