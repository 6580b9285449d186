package es.sml.connector.parse;

import com.google.re2j.Pattern;
import es.sml.connector.parse.label.LeadField;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The labelled values of one enquiry, from a mail, a subject or a table row. */
final class FieldValues {
  /** The longest name, vehicle or number. */
  static final int LONGEST = 2_000;

  private static final int MOST_OF_A_FIELD = 20;
  private static final Pattern MOBILE =
      Pattern.compile("(?i)m[oòó]vil|mobil|cell|whats|handy|telem[oó]vel|portable|gsm|cellulare");

  private final Map<LeadField, List<Value>> values = new EnumMap<>(LeadField.class);
  private final List<String> unknown = new ArrayList<>();
  private final List<String> agreed = new ArrayList<>();
  private int loose;

  /** A value and its place in the message. */
  private record Value(String text, String from) {}

  /**
   * Takes a value, and ignores a blank one or a single hyphen. A value that is too long, or one too
   * many, becomes text without a field.
   *
   * @param from its place, as for {@link Origins#at}
   */
  void add(LeadField field, String value, String from) {
    ParseThread.step();
    String stripped = value.strip();
    if (stripped.isEmpty() || stripped.equals("-")) {
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

  void addIfAbsent(LeadField field, String value, String from) {
    if (!values.containsKey(field)) {
      add(field, value, from);
    }
  }

  /** Takes the first values for fields that have none here. */
  void addAbsent(FieldValues others) {
    others.values.forEach(
        (field, found) -> addIfAbsent(field, found.get(0).text(), found.get(0).from()));
  }

  /** Takes all values of the others after those here. */
  void addAll(FieldValues others) {
    others.values.forEach(
        (field, found) -> found.forEach(value -> add(field, value.text(), value.from())));
    unknown.addAll(others.unknown);
    agreed.addAll(others.agreed);
  }

  /** Keeps a value whose label has no field. */
  void addUnknown(String label, String value) {
    if (!value.isBlank()) {
      unknown.add(label.strip() + ": " + value.strip());
      if (YesOrNo.of(value) == YesOrNo.YES) {
        agreed.add(label);
      }
    }
  }

  /** Keeps text without a label. */
  void addLoose(String text) {
    loose += text.length();
    addUnknown("Texto", text);
  }

  /** Returns the number of characters without a label. */
  int looseCharacters() {
    return loose;
  }

  /** Returns whether any value has an unknown label. */
  boolean hasUnknown() {
    return unknown.size() > (loose > 0 ? 1 : 0);
  }

  boolean has(LeadField field) {
    return values.containsKey(field);
  }

  int size() {
    return values.size();
  }

  /** Returns the values as a lead. Values that fit no field become notes. */
  LeadDraft draft() {
    LeadDraft draft = new LeadDraft();
    LabelledVehicles vehicles = new LabelledVehicles(this);
    plateOfTradeIn();
    name(draft);
    mobilesFirst();
    each(draft, LeadField.PHONE, value -> draft.customer().phone(value, PhoneReader.SPAIN));
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
    each(draft, LeadField.REFERENCE, draft::externalId);
    draft.tag("id", first(LeadField.REFERENCE));
    more(LeadField.REFERENCE).forEach(value -> draft.notes().add("Referencia", value));
    vehicles.own(draft);
    each(draft, LeadField.REQUEST, draft.requests()::request);
    new LabelledRequests(this).addTo(draft);
    agreed.stream()
        .flatMap(question -> RequestQuestion.in(question).stream())
        .forEach(draft.requests()::add);
    unknown.forEach(draft.notes()::add);
    return draft;
  }

  /** Treats the named vehicle as the customer's own. */
  void allOfTradeIn() {
    for (LeadField field : List.copyOf(values.keySet())) {
      move(field);
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

  private void mobilesFirst() {
    values
        .getOrDefault(LeadField.PHONE, new ArrayList<>())
        .sort(Comparator.comparing(value -> !MOBILE.matcher(value.from()).find()));
  }

  private void name(LeadDraft draft) {
    from(draft, has(LeadField.FIRST_NAME) ? LeadField.FIRST_NAME : LeadField.NAME);
    draft.customer().name(fullName());
    boolean unused = has(LeadField.FIRST_NAME) && has(LeadField.SURNAME);
    (unused ? all(LeadField.NAME) : more(LeadField.NAME)).forEach(draft.customer()::name);
    more(LeadField.FIRST_NAME).forEach(draft.customer()::name);
    more(LeadField.SURNAME).forEach(draft.customer()::name);
  }

  /** Sets the place of the field's first value for the next fields. */
  void from(LeadDraft draft, LeadField field) {
    draft.at(has(field) ? values.get(field).get(0).from() : "");
  }

  /** Returns the name with the surname, unless the name already ends with it. */
  private String fullName() {
    String name = first(has(LeadField.FIRST_NAME) ? LeadField.FIRST_NAME : LeadField.NAME);
    String surname =
        first(
            has(LeadField.FIRST_NAME) && !has(LeadField.SURNAME)
                ? LeadField.NAME
                : LeadField.SURNAME);
    boolean whole = (" " + Letters.lower(name)).endsWith(" " + Letters.lower(surname));
    return whole ? name : (name + " " + surname).strip();
  }

  /** Without a wanted vehicle, a plate and its values belong to the customer's own vehicle. */
  private void plateOfTradeIn() {
    boolean wanted =
        has(LeadField.VEHICLE)
            || has(LeadField.MAKE)
            || has(LeadField.MODEL)
            || has(LeadField.PRICE)
            || has(LeadField.TRADE_IN_PLATE);
    if (has(LeadField.PLATE) && !wanted) {
      for (LeadField field :
          List.of(LeadField.PLATE, LeadField.KILOMETRES, LeadField.YEAR, LeadField.FUEL)) {
        move(field);
      }
    }
  }

  private int count(LeadField field) {
    return values.getOrDefault(field, List.of()).size();
  }

  List<String> all(LeadField field) {
    return values.getOrDefault(field, List.of()).stream().map(Value::text).toList();
  }

  /** Returns the field's first value; empty, not null, if there is none. */
  String first(LeadField field) {
    return has(field) ? values.get(field).get(0).text() : "";
  }

  /** Returns the field's further values. */
  List<String> more(LeadField field) {
    return values.getOrDefault(field, List.of()).stream().skip(1).map(Value::text).toList();
  }
}
