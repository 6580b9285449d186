package es.sml.connector.parse.draft;

import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.limit.ParseThread;
import es.sml.connector.parse.phone.PhoneCountries;
import es.sml.connector.parse.question.RequestQuestion;
import es.sml.connector.parse.result.Origins;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.value.Placeholder;
import es.sml.connector.parse.value.YesOrNo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The labelled values of one enquiry, from a mail, a subject or a table row. Decides how long a
 * value may be, how many a field may have, and the order of telephones and surnames.
 */
public final class FieldValues {
  /** The longest name, vehicle or number. */
  public static final int LONGEST = 2_000;

  private static final int MOST_OF_A_FIELD = 20;
  private static final int MOST_DIGITS_OF_COUNT = 2;
  private static final String DASHES = "-–—_";
  private static final Set<LeadField> OF_SIGNATURES =
      EnumSet.of(
          LeadField.PHONE,
          LeadField.EMAIL,
          LeadField.PROVINCE,
          LeadField.LOCALITY,
          LeadField.POSTAL_CODE);

  private static final Set<LeadField> OF_NAMES =
      EnumSet.of(LeadField.NAME, LeadField.FIRST_NAME, LeadField.SURNAME);

  /** Kinds of customers, which some forms write under "Customer", and thanks after a question. */
  private static final Set<String> KINDS =
      Set.of(
          "particular",
          "autonomo",
          "autonoma",
          "empresa",
          "profesional",
          "privado",
          "privat",
          "gewerblich",
          "particulier",
          "entreprise",
          "professionnel",
          "privato",
          "azienda",
          "private",
          "business",
          "individual",
          "zakelijk",
          "gracias",
          "gracies",
          "grazas",
          "obrigado",
          "obrigada",
          "merci",
          "danke",
          "grazie",
          "bedankt",
          "thanks",
          "thank you");

  private final Map<LeadField, List<Value>> values = new EnumMap<>(LeadField.class);
  private final List<Unknown> unknown = new ArrayList<>();
  private final List<String> agreed = new ArrayList<>();
  private int loose;
  private String looseText = "";
  private boolean wanted;

  /** A value and its place in the message. */
  record Value(String text, String from) {}

  /**
   * A value whose label has no field.
   *
   * @param others true if it stands among the dealer's data
   */
  public record Unknown(String label, String value, boolean others) {
    public String written() {
      return label + ": " + value;
    }
  }

  /**
   * Takes a value, and ignores a blank one or dashes. A value that is too long, or one too many,
   * becomes text without a field.
   *
   * @param from its place, as for {@link Origins#at}
   */
  public void add(LeadField field, String value, String from) {
    ParseThread.step();
    String stripped = withoutQuotes(value.strip());
    if (stripped.chars().allMatch(c -> DASHES.indexOf(c) >= 0)
        || (OF_NAMES.contains(field) && Placeholder.isNothing(stripped))) {
      return;
    }
    if (OF_NAMES.contains(field) && (isCount(stripped) || isKind(stripped))) {
      addUnknown(from, stripped);
      return;
    }
    boolean prose = field != LeadField.MESSAGE && stripped.length() > LONGEST;
    if (prose || count(field) == MOST_OF_A_FIELD) {
      addUnknown(from, stripped); // a person still reads it
      return;
    }
    List<Value> known = values.computeIfAbsent(field, f -> new ArrayList<>());
    if (known.stream().noneMatch(other -> other.text().equals(stripped))) {
      known.add(new Value(stripped, from));
    }
  }

  // As YAML and logs write a value: modelo: "Seat Ibiza".
  private static String withoutQuotes(String value) {
    int last = value.length() - 1;
    return last > 1 && value.charAt(0) == '"' && value.indexOf('"', 1) == last
        ? value.substring(1, last).strip()
        : value;
  }

  private static boolean isKind(String value) {
    return KINDS.contains(Letters.plain(value));
  }

  /** Returns whether a number of things stands there, and no name: "1 titular". */
  private static boolean isCount(String value) {
    return !value.isEmpty()
        && Character.isDigit(value.charAt(0))
        && value.chars().filter(Character::isDigit).count() <= MOST_DIGITS_OF_COUNT;
  }

  public void addIfAbsent(LeadField field, String value, String from) {
    if (!values.containsKey(field)) {
      add(field, value, from);
    }
  }

  /** Takes the first values for fields that have none here. */
  public void addAbsent(FieldValues others) {
    others.values.forEach(
        (field, found) -> addIfAbsent(field, found.get(0).text(), found.get(0).from()));
  }

  /** Takes all values of the others after those here. */
  public void addAll(FieldValues others) {
    others.values.forEach(
        (field, found) -> found.forEach(value -> add(field, value.text(), value.from())));
    unknown.addAll(others.unknown);
    agreed.addAll(others.agreed);
  }

  /** Keeps a value whose label has no field. */
  public void addUnknown(String label, String value) {
    if (!value.isBlank()) {
      unknown.add(new Unknown(label.strip(), value.strip(), false));
      if (YesOrNo.begins(value)) {
        agreed.add(label);
      }
    }
  }

  /** Keeps a value of the dealer's, or of another person who is not the customer. */
  public void addOthers(String label, String value) {
    if (!value.isBlank()) {
      unknown.add(new Unknown(label.strip(), value.strip(), true));
    }
  }

  /** Returns whether that telephone or address stands among the dealer's or a seller's data. */
  public boolean isOthers(String contact, LabelDictionary labels) {
    return unknown.stream()
        .filter(each -> each.others() || labels.isOfSeller(each.label()))
        .anyMatch(each -> Letters.joined(each.value()).contains(Letters.joined(contact)));
  }

  /** Treats all values of the field as the dealer's. */
  public void toOthers(LeadField field, String label) {
    all(field).forEach(value -> addOthers(label, value));
    values.remove(field);
  }

  /** Keeps text without a label. */
  public void addLoose(String text) {
    loose += text.length();
    looseText = looseText.isEmpty() ? text : looseText;
    addUnknown("Texto", text);
  }

  /** Returns the texts without a known label, some after "label: ". */
  List<String> unknown() {
    return unknown.stream().filter(each -> !each.others()).map(Unknown::written).toList();
  }

  /** Returns the values without a known label. */
  public List<Unknown> unknownPairs() {
    return List.copyOf(unknown);
  }

  /** Returns the questions without a known label whose answers begin with a yes. */
  public List<String> agreed() {
    return List.copyOf(agreed);
  }

  /** Returns the first text without a label; empty if there is none. */
  public String looseText() {
    return looseText;
  }

  /** Returns the number of characters without a label. */
  public int looseCharacters() {
    return loose;
  }

  /** Returns whether any value but a no has an unknown label. */
  public boolean hasUnknown() {
    long said = unknown.stream().filter(each -> YesOrNo.of(each.value()) != YesOrNo.NO).count();
    return said > (loose > 0 ? 1 : 0);
  }

  public boolean has(LeadField field) {
    return values.containsKey(field);
  }

  public int size() {
    return values.size();
  }

  /**
   * Returns whether the only values are those of a signature, such as a telephone, an address or a
   * town, or of the other fields.
   */
  public boolean hasOnlyContacts(LeadField... others) {
    return values.keySet().stream()
        .allMatch(field -> OF_SIGNATURES.contains(field) || List.of(others).contains(field));
  }

  /** Returns the values as a lead. Values that fit no field become notes. */
  public LeadDraft draft() {
    return draft(PhoneCountries.SPAIN, UnaryOperator.identity());
  }

  /**
   * Returns the values as a lead. Values that fit no field become notes.
   *
   * @param countries of telephone numbers without a prefix
   * @param names brings a name into the usual form
   */
  public LeadDraft draft(PhoneCountries countries, UnaryOperator<String> names) {
    LeadDraft draft = new LeadDraft();
    LabelledVehicles vehicles = new LabelledVehicles(this);
    VehicleMoves moves = new VehicleMoves(this);
    moves.valued();
    moves.plate();
    moves.keptVehicle();
    ContactInName.moveIn(this);
    new LabelledName(this).addTo(draft, names);
    LabelledPhones.mobilesFirst(this);
    each(draft, LeadField.PHONE, value -> draft.customer().phone(value, countries));
    each(draft, LeadField.EMAIL, draft.customer()::email);
    vehicles.wanted(draft);
    each(draft, LeadField.PRICE, draft.vehicle()::price);
    each(draft, LeadField.KILOMETRES, value -> draft.vehicle().kilometres(value, null));
    each(draft, LeadField.YEAR, draft.vehicle()::year);
    each(draft, LeadField.FUEL, draft.vehicle()::fuel);
    each(draft, LeadField.PROVINCE, draft.customer()::province);
    each(draft, LeadField.LOCALITY, draft.customer()::locality);
    each(draft, LeadField.POSTAL_CODE, draft.customer()::postalCode);
    each(draft, LeadField.MESSAGE, draft::message);
    each(draft, LeadField.PLATE, draft.vehicle()::plate);
    each(draft, LeadField.EXTERNAL_ID, draft::externalId);
    draft.tag("id", first(LeadField.EXTERNAL_ID));
    more(LeadField.EXTERNAL_ID).forEach(value -> draft.notes().add("Referencia", value));
    vehicles.own(draft);
    each(draft, LeadField.REQUEST, draft.requests()::request);
    new LabelledRequests(this).addTo(draft);
    agreed.stream()
        .flatMap(question -> RequestQuestion.in(question).stream())
        .forEach(draft.requests()::add);
    unknown.forEach(each -> draft.notes().add(each.written()));
    return draft;
  }

  /** Keeps whether the message says that the customer wants the vehicle, and not just names it. */
  public void wanted(boolean said) {
    wanted |= said;
  }

  /** Returns whether the message says that the customer wants the vehicle. */
  public boolean saysWanted() {
    return wanted;
  }

  /** Returns whether the only vehicle may be the customer's own, by other words of the message. */
  public boolean mayBeOwn() {
    return !wanted
        && values.keySet().stream()
            .filter(field -> field != LeadField.TRADE_IN_PRICE) // only a seller names it
            .noneMatch(LabelDictionary::isOfTradeIn);
  }

  /** Adds each value of the field to the draft, with its place. */
  void each(LeadDraft draft, LeadField field, Consumer<String> setter) {
    for (Value value : values.getOrDefault(field, List.of())) {
      draft.at(value.from());
      setter.accept(value.text());
    }
  }

  /** Sets the place of the field's first value for the next fields. */
  void from(LeadDraft draft, LeadField field) {
    draft.at(has(field) ? values.get(field).get(0).from() : "");
  }

  /** Returns the place of the field's first value; empty if there is none. */
  String place(LeadField field) {
    return has(field) ? values.get(field).get(0).from() : "";
  }

  /** Changes the values of the field. */
  void change(LeadField field, UnaryOperator<String> change) {
    values
        .getOrDefault(field, new ArrayList<>())
        .replaceAll(value -> new Value(change.apply(value.text()), value.from()));
  }

  /** Removes a value of the field. */
  void remove(LeadField field, String text) {
    List<Value> found = values.getOrDefault(field, List.of());
    if (found.removeIf(value -> value.text().equals(text)) && found.isEmpty()) {
      values.remove(field);
    }
  }

  /** Returns the values of the field with their places. */
  List<Value> of(LeadField field) {
    return values.getOrDefault(field, List.of());
  }

  /** Returns the fields that have values. */
  List<LeadField> fields() {
    return List.copyOf(values.keySet());
  }

  /** Changes the order of the field's values. */
  void sort(LeadField field, Comparator<Value> order) {
    values.getOrDefault(field, new ArrayList<>()).sort(order);
  }

  /** Moves all values of a field to the end of another's. */
  void move(LeadField from, LeadField to) {
    if (from != to && has(from)) {
      values.computeIfAbsent(to, f -> new ArrayList<>()).addAll(values.remove(from));
    }
  }

  private int count(LeadField field) {
    return values.getOrDefault(field, List.of()).size();
  }

  public List<String> all(LeadField field) {
    List<Value> found = values.get(field);
    return found == null ? List.of() : found.stream().map(Value::text).toList();
  }

  /** Returns a copy of the values. */
  public Map<LeadField, List<String>> texts() {
    Map<LeadField, List<String>> texts = new EnumMap<>(LeadField.class);
    values.keySet().forEach(field -> texts.put(field, all(field)));
    return texts;
  }

  /** Returns whether those texts have all the values. */
  public boolean areIn(Map<LeadField, List<String>> texts) {
    return values.keySet().stream()
        .allMatch(field -> texts.getOrDefault(field, List.of()).containsAll(all(field)));
  }

  /** Returns the field's first value; empty, not null, if there is none. */
  public String first(LeadField field) {
    return has(field) ? values.get(field).get(0).text() : "";
  }

  /** Returns the field's further values. */
  List<String> more(LeadField field) {
    return values.getOrDefault(field, List.of()).stream().skip(1).map(Value::text).toList();
  }
}
