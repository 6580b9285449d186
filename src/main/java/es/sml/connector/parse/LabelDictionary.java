package es.sml.connector.parse;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which label stands for which field, whatever its case, accents and decoration. A label that is in
 * no list is understood by what remains without the words that only say whose it is: "teléfono del
 * cliente" is the telephone, "matrícula de su coche" that of the trade-in.
 */
final class LabelDictionary {
  /** Words that say no more than that the customer is meant, or join other words. */
  private static final Set<String> OF_CUSTOMER =
      words(
          "de del la el los las un una d l of the a o und et da do dos di del della der des van het"
              + " cliente client clienta customer kunde kunden klant contacto contact contacte kontakt lead"
              + " interesado interessent usuario user remitente sender solicitante interes interest interessa"
              + " interesa que le te les gustaria you asking requested solicitado consultado anunciado"
              + " completo principal numero number nummer obligatorio required");

  /** Words that say that something is the customer's own. */
  private static final Set<String> OWN =
      words("su tu mi your my ihr ihre uw votre vostro suo sua seu");

  /** Words that say that the customer's own vehicle is meant. */
  private static final Set<String> TRADE_IN =
      words(
          "tasar tasacion entregar entrega entregado actual usado propio cambio cuenta cambiar vender"
              + " inruil inruilauto tradein trade exchange owned current appraisal valuation eintausch inzahlungnahme"
              + " reprise permuta retoma usato vendre");

  private static final Set<String> VEHICLE =
      words(
          "vehiculo coche auto car vehicle fahrzeug voertuig veiculo viatura vettura voiture vehicule cotxe vehicle");

  /** What a field of a vehicle is called where the vehicle is the customer's own. */
  private static final Map<LeadField, LeadField> OF_TRADE_IN =
      Map.of(
          LeadField.VEHICLE, LeadField.TRADE_IN_VEHICLE,
          LeadField.MODEL, LeadField.TRADE_IN_VEHICLE,
          LeadField.PLATE, LeadField.TRADE_IN_PLATE,
          LeadField.KILOMETRES, LeadField.TRADE_IN_KILOMETRES,
          LeadField.YEAR, LeadField.TRADE_IN_YEAR);

  private final Map<String, LeadField> fields = new HashMap<>();

  /** A dictionary of those labels; of two fields with the same label the later one wins. */
  LabelDictionary(Map<LeadField, List<String>> labels) {
    add(labels);
  }

  /** A dictionary of the general labels, overridden by the special ones. */
  LabelDictionary(Map<LeadField, List<String>> general, Map<LeadField, List<String>> special) {
    add(general);
    add(special);
  }

  private void add(Map<LeadField, List<String>> labels) {
    labels.forEach(
        (field, names) -> names.forEach(name -> fields.put(String.join("", split(name)), field)));
  }

  Optional<LeadField> field(String label) {
    List<String> words = split(label);
    LeadField exact = fields.get(String.join("", words));
    return exact != null ? Optional.of(exact) : withoutOwner(words);
  }

  /** The field of the customer's own vehicle that corresponds to a field of the wanted one. */
  static LeadField ofTradeIn(LeadField field) {
    return OF_TRADE_IN.getOrDefault(field, field);
  }

  private Optional<LeadField> withoutOwner(List<String> words) {
    List<String> rest = new ArrayList<>(words);
    rest.removeIf(OF_CUSTOMER::contains);
    boolean ofCustomer = rest.size() < words.size();
    boolean tradeIn = rest.removeIf(TRADE_IN::contains);
    boolean own = rest.removeIf(OWN::contains);
    if (!ofCustomer && !tradeIn && !own) {
      return Optional.empty();
    }
    boolean vehicle = rest.stream().anyMatch(VEHICLE::contains);
    LeadField field = fields.get(String.join("", rest));
    if (field == null && vehicle && (tradeIn || own)) {
      rest.removeIf(VEHICLE::contains);
      field = rest.isEmpty() ? LeadField.VEHICLE : fields.get(String.join("", rest));
    }
    if (field == null) {
      return Optional.empty();
    }
    boolean customersVehicle =
        tradeIn || (OF_TRADE_IN.containsKey(field) && (own || words.contains("cliente")));
    return Optional.of(customersVehicle ? ofTradeIn(field) : field)
        .filter(found -> !tradeIn || OF_TRADE_IN.containsValue(found));
  }

  /** The label's words in small letters without accents; what stands in parentheses is left out. */
  private static List<String> split(String label) {
    String plain = Normalizer.normalize(label, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int parentheses = 0;
    for (int i = 0; i <= plain.length(); i++) {
      char c = i < plain.length() ? plain.charAt(i) : ' ';
      if (c == '(') {
        parentheses++;
      } else if (c == ')') {
        parentheses--;
      } else if (parentheses <= 0 && Character.isLetterOrDigit(c)) {
        word.append(c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK && word.length() > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    return words;
  }

  private static Set<String> words(String joined) {
    return Set.copyOf(List.of(joined.split(" ", -1)).stream().distinct().toList());
  }
}
