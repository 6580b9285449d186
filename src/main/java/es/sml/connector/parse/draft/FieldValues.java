package es.sml.connector.parse.draft;

import com.google.re2j.Pattern;
import es.sml.connector.parse.car.CarNames;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.limit.ParseThread;
import es.sml.connector.parse.phone.PhoneCountries;
import es.sml.connector.parse.phone.PhoneReader;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  private static final Pattern MOBILE =
      Pattern.compile("(?i)m[oòó][bv]il|cell|whats|handy|telem[oó]vel|portable|gsm|cellulare");

  private static final Pattern SECOND =
      Pattern.compile("segund|segon|\\b2[ºªo.n]|second|bigarren|materno|zweite|tweede|2\\W*$");

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

  /** The label of "van der" in Dutch forms. */
  private static final String INFIX = "tussenv";

  private final Map<LeadField, List<Value>> values = new EnumMap<>(LeadField.class);
  private final List<Unknown> unknown = new ArrayList<>();
  private final List<String> agreed = new ArrayList<>();
  private int loose;
  private String looseText = "";
  private boolean wanted;

  /** A value and its place in the message. */
  private record Value(String text, String from) {}

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
    String stripped = value.strip();
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

  /** Returns whether any value has an unknown label. */
  public boolean hasUnknown() {
    return unknown.size() > (loose > 0 ? 1 : 0);
  }

  public boolean has(LeadField field) {
    return values.containsKey(field);
  }

  public int size() {
    return values.size();
  }

  /** Returns whether the only values are those of a signature: a telephone, an address, a town. */
  public boolean hasOnlyContacts() {
    return OF_SIGNATURES.containsAll(values.keySet());
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
    plateOfTradeIn();
    keptVehicle();
    ContactInName.moveIn(this);
    name(draft, names);
    mobilesFirst();
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

  /** Puts names of known cars before other values, such as "SUV" or an advert's number. */
  public void knownVehiclesFirst(CarNames cars) {
    List<Value> vehicles = values.getOrDefault(LeadField.VEHICLE, List.of());
    boolean parts = has(LeadField.MAKE) || has(LeadField.MODEL);
    if (vehicles.isEmpty() || (vehicles.size() == 1 && !parts)) {
      return;
    }
    Map<Boolean, List<Value>> byKnown =
        vehicles.stream()
            .collect(Collectors.partitioningBy(value -> !cars.in(value.text()).isEmpty()));
    vehicles.clear();
    vehicles.addAll(byKnown.get(true));
    vehicles.addAll(byKnown.get(false));
    if (byKnown.get(true).isEmpty()
        && parts
        && !cars.in(first(LeadField.MAKE) + " " + first(LeadField.MODEL)).isEmpty()) {
      values.remove(LeadField.VEHICLE);
      vehicles.forEach(value -> addUnknown("Vehículo", value.text()));
    }
  }

  /** Treats the named vehicle as the customer's own. */
  public void allOfTradeIn() {
    for (LeadField field : List.copyOf(values.keySet())) {
      move(field);
    }
  }

  /** Treats the vehicle that has parts as the customer's own, and keeps the one in one line. */
  public void partsOfTradeIn() {
    for (LeadField field : List.copyOf(values.keySet())) {
      if (field != LeadField.VEHICLE && field != LeadField.PRICE) {
        move(field);
      }
    }
  }

  /** Treats the customer's own vehicle as the wanted one. */
  public void allOfWanted() {
    for (LeadField field : LeadField.values()) {
      LeadField own = LabelDictionary.ofTradeIn(field);
      if (own != field && values.containsKey(own)) {
        values.computeIfAbsent(field, f -> new ArrayList<>()).addAll(values.remove(own));
      }
    }
  }

  /** Moves the values of a wanted vehicle's field to the same field of the customer's own one. */
  private void move(LeadField field) {
    LeadField own = LabelDictionary.ofTradeIn(field);
    if (own != field && has(field)) {
      values.computeIfAbsent(own, f -> new ArrayList<>()).addAll(values.remove(field));
    }
  }

  /** Adds each value of the field to the draft, with its place. */
  void each(LeadDraft draft, LeadField field, Consumer<String> setter) {
    for (Value value : values.getOrDefault(field, List.of())) {
      draft.at(value.from());
      setter.accept(value.text());
    }
  }

  /** Puts mobiles first: by their labels, or by the numbers of "Tel. 1" and "Tel. 2". */
  private void mobilesFirst() {
    List<Value> phones = values.getOrDefault(LeadField.PHONE, new ArrayList<>());
    phones.sort(Comparator.comparing(value -> !MOBILE.matcher(value.from()).find()));
    boolean numbered =
        phones.size() > 1
            && phones.stream().map(value -> withoutDigits(value.from())).distinct().count() == 1;
    if (numbered) {
      phones.sort(Comparator.comparing(value -> !isMobile(value)));
    }
  }

  private static String withoutDigits(String label) {
    StringBuilder rest = new StringBuilder();
    label.chars().filter(c -> !Character.isDigit(c)).forEach(rest::appendCodePoint);
    return rest.toString();
  }

  private static boolean isMobile(Value value) {
    return PhoneReader.read(value.text(), "ES").numbers().stream().anyMatch(PhoneReader::isMobile);
  }

  private void name(LeadDraft draft, UnaryOperator<String> names) {
    from(draft, has(LeadField.FIRST_NAME) ? LeadField.FIRST_NAME : LeadField.NAME);
    draft.customer().name(names.apply(fullName()));
    boolean unused = has(LeadField.FIRST_NAME) && has(LeadField.SURNAME);
    (unused ? all(LeadField.NAME) : more(LeadField.NAME)).forEach(draft.customer()::name);
    more(LeadField.FIRST_NAME).forEach(draft.customer()::name);
    more(LeadField.SURNAME).stream()
        .filter(surname -> !surname().contains(surname))
        .forEach(draft.customer()::name);
  }

  /** Returns the surname; both surnames in their order if a form asks for each of them. */
  private String surname() {
    List<Value> surnames = values.getOrDefault(LeadField.SURNAME, List.of());
    if (surnames.size() != 2) {
      return first(LeadField.SURNAME);
    }
    Value one = surnames.get(0);
    Value two = surnames.get(1);
    if (Letters.plain(one.from()).contains(INFIX)) {
      return one.text() + " " + two.text();
    }
    boolean ordered = SECOND.matcher(Letters.plain(two.from())).find();
    boolean reversed = SECOND.matcher(Letters.plain(one.from())).find();
    if (ordered == reversed) {
      return one.text();
    }
    return ordered ? one.text() + " " + two.text() : two.text() + " " + one.text();
  }

  /** Sets the place of the field's first value for the next fields. */
  void from(LeadDraft draft, LeadField field) {
    draft.at(has(field) ? values.get(field).get(0).from() : "");
  }

  /** Returns the name with the surname, unless the name already ends with it. */
  private String fullName() {
    String name = first(has(LeadField.FIRST_NAME) ? LeadField.FIRST_NAME : LeadField.NAME);
    String written = first(LeadField.NAME);
    if (!has(LeadField.SURNAME) && Letters.lower(written).startsWith(Letters.lower(name) + " ")) {
      return written;
    }
    String surname =
        has(LeadField.FIRST_NAME) && !has(LeadField.SURNAME) ? first(LeadField.NAME) : surname();
    boolean whole = (" " + Letters.lower(name)).endsWith(" " + Letters.lower(surname));
    return whole ? name : (name + " " + surname).strip();
  }

  /**
   * Without a wanted vehicle, a plate and its values belong to the customer's own vehicle. A plate
   * alone may be the advertised vehicle's.
   */
  private void plateOfTradeIn() {
    boolean wanted =
        has(LeadField.VEHICLE)
            || has(LeadField.MAKE)
            || has(LeadField.MODEL)
            || has(LeadField.PRICE)
            || has(LeadField.TRADE_IN_PLATE);
    boolean described =
        has(LeadField.KILOMETRES)
            || has(LeadField.YEAR)
            || has(LeadField.FUEL)
            || has(LeadField.TRADE_IN);
    if (has(LeadField.PLATE) && !wanted && described) {
      for (LeadField field :
          List.of(LeadField.PLATE, LeadField.KILOMETRES, LeadField.YEAR, LeadField.FUEL)) {
        move(field);
      }
    }
  }

  /**
   * Makes notes of the customer's own vehicle, if the customer wants another and does not trade it
   * in.
   */
  private void keptVehicle() {
    boolean wanted = has(LeadField.VEHICLE) || has(LeadField.MAKE) || has(LeadField.MODEL);
    boolean refused =
        wanted
            && all(LeadField.TRADE_IN).stream().allMatch(text -> YesOrNo.of(text) == YesOrNo.NO)
            && Stream.of(LeadField.TRADE_IN, LeadField.TRADE_IN_VEHICLE)
                .flatMap(field -> all(field).stream())
                .anyMatch(text -> YesOrNo.of(text) == YesOrNo.NO);
    if (!refused) {
      return;
    }
    for (LeadField field : List.copyOf(values.keySet())) {
      if (LabelDictionary.isOfTradeIn(field)) {
        List<Value> kept = values.remove(field);
        kept.stream()
            .filter(value -> YesOrNo.of(value.text()) != YesOrNo.NO)
            .forEach(value -> addUnknown("Vehículo propio", value.text()));
        kept.removeIf(value -> YesOrNo.of(value.text()) != YesOrNo.NO);
        if (!kept.isEmpty()) {
          values.put(field, kept);
        }
      }
    }
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
