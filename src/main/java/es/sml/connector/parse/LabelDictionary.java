package es.sml.connector.parse;

import es.sml.connector.parse.label.LeadField;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Maps labels to fields, in any case and with any accents and decoration. For an unknown label it
 * removes the words that only name an owner: "teléfono del cliente" is the telephone, "matrícula de
 * su coche" the plate of the trade-in.
 */
final class LabelDictionary {
  /** Words that only refer to the customer or join other words. */
  private static final Set<String> OF_CUSTOMER =
      words(
          "de del la el los las un una d l of the a o und et da do dos di del della der des van het"
              + " cliente client clienta customer kunde kunden klant contacto contact contacte"
              + " kontakt lead interesado interessent usuario user remitente sender solicitante"
              + " interes interest interessa interesa que le te les gustaria you asking requested"
              + " solicitado consultado anunciado completo principal numero number nummer"
              + " obligatorio required");

  private static final Set<String> JOINING =
      words("de del la el los las of the a o und et da do dos di della der des van het");

  /** Words that show that something is the customer's own. */
  private static final Set<String> OWN = words("su tu mi my ihr ihre uw votre vostro suo sua seu");

  /** Words that refer to the customer's own vehicle. */
  private static final Set<String> TRADE_IN =
      words(
          "tasar tasacion entregar entrega entregado actual usado propio cambio cuenta cambiar"
              + " vender inruil inruilauto tradein trade exchange owned current appraisal valuation"
              + " eintausch inzahlungnahme reprise permuta retoma usato vendre");

  private static final Set<String> VEHICLE =
      words(
          "vehiculo coche auto car vehicle fahrzeug voertuig veiculo viatura vettura voiture"
              + " vehicule cotxe product producto");

  /** The fields of a wanted vehicle, each with its field of the customer's own vehicle. */
  private static final Map<LeadField, LeadField> OF_TRADE_IN =
      Map.of(
          LeadField.VEHICLE, LeadField.TRADE_IN_VEHICLE,
          LeadField.MAKE, LeadField.TRADE_IN_VEHICLE,
          LeadField.MODEL, LeadField.TRADE_IN_VEHICLE,
          LeadField.VERSION, LeadField.TRADE_IN_VEHICLE,
          LeadField.PLATE, LeadField.TRADE_IN_PLATE,
          LeadField.PRICE, LeadField.TRADE_IN_PRICE,
          LeadField.KILOMETRES, LeadField.TRADE_IN_KILOMETRES,
          LeadField.YEAR, LeadField.TRADE_IN_YEAR,
          LeadField.FUEL, LeadField.TRADE_IN_FUEL);

  /** The fields that only the customer's own vehicle has. */
  private static final Set<LeadField> ONLY_OF_TRADE_IN =
      EnumSet.of(LeadField.TRADE_IN_EXTRAS, LeadField.TRADE_IN_ORIGIN, LeadField.TRADE_IN_FINANCE);

  private static final Set<LeadField> OF_VEHICLE =
      EnumSet.of(
          LeadField.VEHICLE,
          LeadField.MAKE,
          LeadField.MODEL,
          LeadField.VERSION,
          LeadField.PRICE,
          LeadField.KILOMETRES,
          LeadField.YEAR,
          LeadField.FUEL,
          LeadField.PLATE);

  /** A mail's "Reference" is mostly the advertisement's, not the enquiry's. */
  private static final Set<LeadField> NAMED = EnumSet.complementOf(EnumSet.of(LeadField.REFERENCE));

  /** No question of a form is longer than this. */
  private static final int LONGEST = 500;

  private final Map<String, LeadField> fields = new HashMap<>();
  private final Map<String, LeadField> withoutOwner = new HashMap<>();
  private final Map<String, LeadField> ofTradeIn = new HashMap<>();

  /**
   * Creates a dictionary of those labels and of the fields' own names. If two fields share a label,
   * the later field wins.
   */
  LabelDictionary(Map<LeadField, List<String>> labels) {
    this(labels, Map.of());
  }

  /** Creates a dictionary of the general labels, overridden by the special ones. */
  LabelDictionary(Map<LeadField, List<String>> general, Map<LeadField, List<String>> special) {
    NAMED.forEach(field -> add(field, split(field.written())));
    add(general);
    add(special);
  }

  private void add(Map<LeadField, List<String>> labels) {
    labels.forEach((field, names) -> names.forEach(name -> add(field, split(name))));
  }

  private void add(LeadField field, List<String> words) {
    fields.put(String.join("", words), field);
    String rest =
        words.stream().filter(word -> !JOINING.contains(word)).collect(Collectors.joining());
    if (!rest.isEmpty()) {
      withoutOwner.put(rest, field);
    }
    if (ONLY_OF_TRADE_IN.contains(field)) {
      ofTradeIn.put(String.join("", bare(words)), field);
    }
  }

  /** Returns the words without those for an owner or a vehicle; "in" is a part of "trade-in". */
  private static List<String> bare(List<String> words) {
    return words.stream()
        .filter(
            word ->
                !word.equals("in")
                    && !OF_CUSTOMER.contains(word)
                    && !TRADE_IN.contains(word)
                    && !OWN.contains(word)
                    && !VEHICLE.contains(word))
        .toList();
  }

  /** Returns the field of a label that stands among those of the customer's own vehicle. */
  Optional<LeadField> fieldOfTradeIn(String label) {
    return label.length() > LONGEST
        ? Optional.empty()
        : Optional.ofNullable(ofTradeIn.get(String.join("", bare(split(label)))))
            .or(() -> field(label).map(LabelDictionary::ofTradeIn));
  }

  Optional<LeadField> field(String label) {
    if (label.length() > LONGEST) {
      return Optional.empty();
    }
    List<String> words = split(label);
    LeadField exact = fields.get(String.join("", words));
    return exact != null ? Optional.of(exact) : withoutOwner(words);
  }

  /** Returns the trade-in's field for a field of the wanted vehicle. */
  static LeadField ofTradeIn(LeadField field) {
    return OF_TRADE_IN.getOrDefault(field, field);
  }

  static boolean isOfTradeIn(LeadField field) {
    return OF_TRADE_IN.containsValue(field);
  }

  /**
   * Returns the field of a label inside an object that describes a vehicle.
   *
   * @param own true if the vehicle is the customer's own
   */
  Optional<LeadField> fieldOfVehicle(String label, boolean own) {
    Optional<LeadField> field = own ? fieldOfTradeIn(label) : field(label);
    return field
        .map(found -> found == LeadField.NAME ? LeadField.VEHICLE : found)
        .map(found -> own ? ofTradeIn(found) : found)
        .filter(
            found ->
                own
                    ? isOfTradeIn(found) || ONLY_OF_TRADE_IN.contains(found)
                    : OF_VEHICLE.contains(found));
  }

  private Optional<LeadField> withoutOwner(List<String> words) {
    List<String> rest = new ArrayList<>(words);
    rest.removeIf(OF_CUSTOMER::contains);
    boolean tradeIn = rest.removeIf(TRADE_IN::contains);
    boolean own = rest.removeIf(OWN::contains);
    LeadField field = withoutOwner.get(String.join("", rest));
    boolean vehicle = field == null && rest.removeIf(VEHICLE::contains);
    if (field == null) {
      field =
          rest.isEmpty() && vehicle && (tradeIn || own)
              ? LeadField.VEHICLE
              : withoutOwner.get(String.join("", rest));
      if (vehicle && (tradeIn || own) && field == null) {
        return Optional.ofNullable(ofTradeIn.get(String.join("", rest)));
      }
      if (field == null || !vehicle || !OF_VEHICLE.contains(field)) {
        return Optional.empty();
      }
    }
    // "Su precio" is the wanted vehicle's.
    boolean owned = own && (vehicle || field != LeadField.PRICE);
    boolean customersVehicle =
        tradeIn
            || (OF_TRADE_IN.containsKey(field)
                && (owned || (words.contains("cliente") && field != LeadField.PRICE)));
    return Optional.of(customersVehicle ? ofTradeIn(field) : field)
        .filter(found -> !tradeIn || OF_TRADE_IN.containsValue(found));
  }

  /**
   * Returns the label's words, as in "postal-code", "postal_code" and "postalCode", without text in
   * parentheses.
   */
  private static List<String> split(String label) {
    String plain = Letters.decomposed(label);
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
        boolean newWord =
            Character.isUpperCase(c) && i > 0 && Character.isLowerCase(plain.charAt(i - 1));
        if (newWord && word.length() > 0) {
          words.add(word.toString());
          word.setLength(0);
        }
        word.append(Character.toLowerCase(c));
      } else if (Character.getType(c) != Character.NON_SPACING_MARK && word.length() > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    return words;
  }

  private static Set<String> words(String joined) {
    return Set.copyOf(Letters.words(joined).stream().distinct().toList());
  }
}
