package es.sml.connector.parse.draft;

import es.sml.connector.parse.field.LabelMeaning;
import es.sml.connector.parse.field.LabelRole;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.field.TradeInFields;
import es.sml.connector.parse.label.LabelWords;
import es.sml.connector.parse.layout.LayoutWords;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Maps labels to fields, in any case and with any accents and decoration. A template's own labels
 * come first. The words of the vocabulary explain all others, such as "teléfono del cliente" and
 * "matrícula de su coche".
 */
public final class LabelDictionary {
  private static final Set<LeadField> OF_NAME = EnumSet.of(LeadField.FIRST_NAME, LeadField.SURNAME);

  private static final Set<LeadField> NAMES = EnumSet.of(LeadField.NAME, LeadField.FIRST_NAME);
  private static final Set<LeadField> CONTACTS = EnumSet.of(LeadField.PHONE, LeadField.EMAIL);

  /** No question of a form is longer than this. */
  private static final int LONGEST = 500;

  /** The fields of a wanted vehicle, each with its field of a second one. */
  private static final Map<LeadField, LeadField> OF_SECOND =
      Map.of(
          LeadField.VEHICLE, LeadField.SECOND_VEHICLE,
          LeadField.MAKE, LeadField.SECOND_VEHICLE,
          LeadField.MODEL, LeadField.SECOND_VEHICLE,
          LeadField.PRICE, LeadField.SECOND_PRICE,
          LeadField.KILOMETRES, LeadField.SECOND_KILOMETRES,
          LeadField.YEAR, LeadField.SECOND_YEAR,
          LeadField.FUEL, LeadField.SECOND_FUEL);

  /** A line without a colon needs more certainty: it may be a part of a sentence. */
  private static final double SURE = 0.8;

  /** A line with so many digits contains its value. */
  private static final int FEWEST_DIGITS_OF_VALUE = 5;

  private final Map<String, LeadField> fields = new HashMap<>();
  private final LabelWords words;
  private final LayoutWords layout;
  private final CarOwners owners;

  /**
   * Creates a dictionary of those labels and of the fields' own names, without cars. If two fields
   * share a label, the later field wins.
   */
  public LabelDictionary(
      Map<LeadField, List<String>> labels, LabelWords words, LayoutWords layout) {
    this(labels, Map.of(), words, layout, CarOwners.NONE);
  }

  /** Creates a dictionary of the general labels, overridden by the special ones. */
  public LabelDictionary(
      Map<LeadField, List<String>> general,
      Map<LeadField, List<String>> special,
      Vocabulary vocabulary) {
    this(
        general,
        special,
        vocabulary.labels(),
        vocabulary.layout(),
        new CarOwners(vocabulary.layout().headings(), vocabulary.cars()));
  }

  private LabelDictionary(
      Map<LeadField, List<String>> general,
      Map<LeadField, List<String>> special,
      LabelWords words,
      LayoutWords layout,
      CarOwners owners) {
    this.layout = layout;
    this.owners = owners;
    Arrays.stream(LeadField.values()).forEach(field -> add(field, field.written()));
    add(general);
    add(special);
    this.words = words.with(List.of(general, special));
  }

  private void add(Map<LeadField, List<String>> labels) {
    labels.forEach((field, names) -> names.forEach(name -> add(field, name)));
  }

  private void add(LeadField field, String label) {
    fields.put(joined(label), field);
  }

  /** Returns the meaning of a label; empty if its words are not known. */
  public Optional<LabelMeaning> meaning(String label) {
    if (label.length() > LONGEST) {
      return Optional.empty();
    }
    LeadField exact = fields.get(joined(label));
    if (exact == LeadField.NAME && label.endsWith(")")) {
      exact = fields.getOrDefault(joined(inBrackets(label)), exact);
      exact = OF_NAME.contains(exact) ? exact : LeadField.NAME;
    }
    return exact == null ? words.meaning(label) : Optional.of(LabelMeaning.of(exact, 1));
  }

  // Forms in parts write "Name (Surname)".
  private static String inBrackets(String label) {
    return label.substring(label.indexOf('(') + 1, label.length() - 1);
  }

  public Optional<LeadField> field(String label) {
    return meaning(label).map(LabelMeaning::field);
  }

  /** Returns whether the label names the dealer or a salesperson. */
  public boolean isOfDealer(String label) {
    return meaning(label)
        .map(LabelMeaning::role)
        .filter(role -> role == LabelRole.DEALER || role == LabelRole.SELLER)
        .isPresent();
  }

  /** Returns whether the label names a salesperson, whose telephone may stand beside the name. */
  boolean isOfSeller(String label) {
    return meaning(label).filter(meant -> meant.role() == LabelRole.SELLER).isPresent();
  }

  /**
   * Returns the field of a label without a colon. Only a template's own label, or a capitalised one
   * that is certain, is more than a part of a sentence.
   */
  public Optional<LeadField> fieldWithoutColon(String label) {
    LeadField exact = label.length() > LONGEST ? null : fields.get(joined(label));
    if (exact != null || label.isEmpty() || !mayBeLabel(label)) {
      return Optional.ofNullable(exact);
    }
    return words
        .meaningOfLine(label)
        .filter(meaning -> meaning.confidence() >= SURE)
        .map(LabelMeaning::field)
        .filter(field -> field != LeadField.REQUEST && !LabelledRequests.FIELDS.contains(field));
  }

  private static boolean mayBeLabel(String label) {
    return (!Character.isLowerCase(label.charAt(0)) || isIdentifier(label))
        && ".,!".indexOf(label.charAt(label.length() - 1)) < 0
        && label.chars().filter(Character::isDigit).count() < FEWEST_DIGITS_OF_VALUE;
  }

  private static boolean isIdentifier(String label) {
    return label.indexOf('_') > 0 || (label.indexOf('-') > 0 && label.indexOf(' ') < 0);
  }

  /** Returns the field of a label that stands among those of the customer's own vehicle. */
  public Optional<LeadField> fieldOfTradeIn(String label) {
    if (label.length() > LONGEST) {
      return Optional.empty();
    }
    LeadField exact = fields.get(joined(label));
    return exact == null
        ? words.meaningOfTradeIn(label).map(LabelMeaning::field)
        : Optional.of(TradeInFields.of(exact));
  }

  /** Returns the words of headings, and of text around a message. */
  public LayoutWords layout() {
    return layout;
  }

  /** Returns the readers of labels beside cars. */
  public CarOwners owners() {
    return owners;
  }

  /** Returns whether a table of those columns lists people: it has a name and a contact. */
  public static boolean arePeople(Collection<LeadField> columns) {
    return columns.stream().anyMatch(NAMES::contains)
        && columns.stream().anyMatch(CONTACTS::contains);
  }

  /** Returns the column of a row that begins its person; -1 if there is none. */
  public static int nameColumn(List<Optional<LeadField>> columns) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).filter(NAMES::contains).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  /** Returns whether a template has the whole label, so that no word of it was left out. */
  public boolean isExact(String label) {
    return label.length() <= LONGEST && fields.containsKey(joined(label));
  }

  /** Returns a second vehicle's field for a field of a wanted one; null if it has none. */
  public static LeadField ofSecond(LeadField field) {
    return field == LeadField.VERSION || field == LeadField.PLATE
        ? null
        : OF_SECOND.getOrDefault(field, field);
  }

  /** Returns the trade-in's field for a field of the wanted vehicle. */
  public static LeadField ofTradeIn(LeadField field) {
    return TradeInFields.of(field);
  }

  public static boolean isOfTradeIn(LeadField field) {
    return TradeInFields.hasWanted(field);
  }

  /**
   * Returns the field of a label inside an object that describes a vehicle.
   *
   * @param own true if the vehicle is the customer's own
   */
  public Optional<LeadField> fieldOfVehicle(String label, boolean own) {
    Optional<LeadField> field = own ? fieldOfTradeIn(label) : field(label);
    return field
        .map(found -> found == LeadField.NAME ? LeadField.VEHICLE : found)
        .map(found -> own ? TradeInFields.of(found) : found)
        .filter(found -> own ? TradeInFields.contains(found) : TradeInFields.isOfWanted(found));
  }

  /** Returns the letters and digits of a label, without text in parentheses. */
  private static String joined(String label) {
    String plain = Letters.withoutAccents(label);
    StringBuilder joined = new StringBuilder(plain.length());
    int parentheses = 0;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == '(') {
        parentheses++;
      } else if (c == ')') {
        parentheses--;
      } else if (parentheses <= 0 && Character.isLetterOrDigit(c)) {
        joined.append(Character.toLowerCase(c));
      }
    }
    return joined.toString();
  }
}
