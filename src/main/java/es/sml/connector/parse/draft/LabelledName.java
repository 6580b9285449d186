package es.sml.connector.parse.draft;

import com.google.re2j.Pattern;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.text.Letters;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Adds the customer's name from labelled values to a lead. Decides the order of both surnames, and
 * which label has the whole name.
 */
final class LabelledName {
  private static final Pattern SECOND =
      Pattern.compile("segund|segon|\\b2[ºªo.n]|second|bigarren|materno|zweite|tweede|2\\W*$");

  /** The label of "van der" in Dutch forms. */
  private static final String INFIX = "tussenv";

  private final FieldValues values;

  LabelledName(FieldValues values) {
    this.values = values;
  }

  /**
   * Adds the name. Others become notes.
   *
   * @param names brings a name into the usual form
   */
  void addTo(LeadDraft draft, UnaryOperator<String> names) {
    CustomerDraft customer = draft.customer();
    values.from(draft, values.has(LeadField.FIRST_NAME) ? LeadField.FIRST_NAME : LeadField.NAME);
    List<FieldValues.Value> numbered = values.of(LeadField.NAME);
    if (NumberedNames.areOne(numbered)) {
      customer.name(names.apply(NumberedNames.joined(numbered)));
      return;
    }
    String whole = fullName();
    String name = names.apply(whole);
    customer.name(name);
    if (whole.startsWith(name + ", ")) {
      draft.notes().add("Nombre", whole); // "Ana Gil, francesa"
    }
    boolean unused = values.has(LeadField.FIRST_NAME) && values.has(LeadField.SURNAME);
    (unused ? values.all(LeadField.NAME) : values.more(LeadField.NAME)).forEach(customer::name);
    values.more(LeadField.FIRST_NAME).forEach(customer::name);
    values.more(LeadField.SURNAME).stream()
        .filter(surname -> !surname().contains(surname))
        .forEach(customer::name);
  }

  /** Returns the name with the surname, unless the name already ends with it. */
  private String fullName() {
    boolean first = values.has(LeadField.FIRST_NAME);
    boolean surnamed = values.has(LeadField.SURNAME);
    String name = values.first(first ? LeadField.FIRST_NAME : LeadField.NAME);
    String written = values.first(LeadField.NAME);
    if (first && !surnamed && written.indexOf(' ') > 0 && !isBeside()) {
      return written; // the profile of a messenger has another form of it
    }
    if (!surnamed && Letters.lower(written).startsWith(Letters.lower(name) + " ")) {
      return written;
    }
    String surname = first && !surnamed ? written : surname();
    boolean whole = (" " + Letters.lower(name)).endsWith(" " + Letters.lower(surname));
    return whole ? name : (name + " " + surname).strip();
  }

  /** Returns whether the first name and the name stand in the same object. */
  private boolean isBeside() {
    return objectOf(LeadField.FIRST_NAME).equals(objectOf(LeadField.NAME));
  }

  private String objectOf(LeadField field) {
    String place = values.place(field);
    return place.substring(0, place.lastIndexOf('.') + 1);
  }

  /** Returns the surname; both surnames in their order if a form asks for each of them. */
  private String surname() {
    List<FieldValues.Value> surnames = values.of(LeadField.SURNAME);
    if (surnames.size() != 2) {
      return values.first(LeadField.SURNAME);
    }
    String one = surnames.get(0).text();
    String two = surnames.get(1).text();
    if (Letters.plain(surnames.get(0).from()).contains(INFIX)) {
      return one + " " + two;
    }
    boolean ordered = isSecond(surnames.get(1));
    boolean reversed = isSecond(surnames.get(0));
    if (ordered == reversed) {
      return one;
    }
    return ordered ? one + " " + two : two + " " + one;
  }

  private static boolean isSecond(FieldValues.Value surname) {
    return SECOND.matcher(Letters.plain(surname.from())).find();
  }
}
