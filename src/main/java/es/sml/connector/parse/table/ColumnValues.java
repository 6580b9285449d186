package es.sml.connector.parse.table;

import com.google.re2j.Pattern;
import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.draft.LabelDictionary;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.layout.HeadingRole;
import es.sml.connector.parse.person.PersonNames;
import es.sml.connector.parse.unlabelled.BareValues;
import es.sml.connector.parse.value.EmailReader;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the customer's name, contact and vehicle in a table by the values of the columns whose
 * labels say nothing: "Lead", "Attendee". Decides that all values of such a column must be of the
 * kind, and that no second column may be.
 */
final class ColumnValues {
  private static final int FEWEST_DIGITS = 9;
  private static final int LONGEST = 150;
  private static final Pattern SEPARATORS = Pattern.compile("^[^\\d+(]+|[^\\d)]+$");

  /** In a mail it may be the dealer's; in a table it is about the row. */
  private static final Set<String> NOTES =
      Set.of("notas", "nota", "notes", "note", "notizen", "notiz", "notities", "oharrak", "notis");

  private static final Set<LeadField> NAMES =
      EnumSet.of(LeadField.NAME, LeadField.FIRST_NAME, LeadField.SURNAME);
  private static final Set<LeadField> CONTACTS = EnumSet.of(LeadField.PHONE, LeadField.EMAIL);
  private static final Set<LeadField> VEHICLES =
      EnumSet.of(LeadField.VEHICLE, LeadField.MODEL, LeadField.MAKE);
  private static final Set<LeadField> OWN =
      EnumSet.of(LeadField.TRADE_IN_VEHICLE, LeadField.TRADE_IN);

  private final BareValues bare;
  private final PersonNames people;

  ColumnValues(Vocabulary vocabulary) {
    this.bare = new BareValues(vocabulary);
    this.people = vocabulary.people();
  }

  /**
   * Returns the fields of the columns.
   *
   * @param fields that the labels name
   * @param rows the first ones below the labels
   */
  List<Optional<LeadField>> complete(
      List<String> columns,
      List<Optional<LeadField>> fields,
      List<List<String>> rows,
      LabelDictionary labels) {
    List<Optional<LeadField>> all = new ArrayList<>(fields);
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (fields.get(i).filter(LeadField.NAME::equals).isPresent()
          && areAll(rows, i, ColumnValues::isContact)) {
        all.set(i, Optional.empty()); // "Contacto" may be a person or a number
        open.add(i);
      } else if (fields.get(i).isEmpty() && labels.meaning(columns.get(i)).isEmpty()) {
        open.add(i);
      }
    }
    add(all, EnumSet.of(LeadField.MESSAGE), LeadField.MESSAGE, notes(open, columns));
    add(all, CONTACTS, LeadField.PHONE, only(open, rows, ColumnValues::isContact));
    add(all, NAMES, LeadField.NAME, names(open, rows));
    List<Integer> cars = open.stream().filter(i -> areAll(rows, i, this::isVehicle)).toList();
    List<Integer> own = cars.stream().filter(i -> isOwn(columns.get(i), labels)).toList();
    List<Integer> others = cars.stream().filter(i -> !own.contains(i)).toList();
    boolean wanted = all.stream().flatMap(Optional::stream).anyMatch(VEHICLES::contains);
    if (wanted || !others.isEmpty()) {
      add(all, OWN, LeadField.TRADE_IN_VEHICLE, single(own));
      add(all, VEHICLES, LeadField.VEHICLE, single(others));
    } else {
      add(all, VEHICLES, LeadField.VEHICLE, single(cars));
    }
    return all;
  }

  /** Adds the value of a cell; an address under the label of a number has its own field. */
  static void add(FieldValues values, LeadField field, String cell, String place) {
    if (field != LeadField.PHONE || cell.indexOf('@') < 0 || !isContact(cell)) {
      values.add(field, cell, place);
      return;
    }
    String rest = cell;
    for (String address : EmailReader.addresses(cell)) {
      values.add(LeadField.EMAIL, address, place);
      rest = rest.replace(address, "");
    }
    if (rest.chars().anyMatch(Character::isDigit)) {
      values.add(field, SEPARATORS.matcher(rest).replaceAll(""), place);
    }
  }

  private static void add(
      List<Optional<LeadField>> all, Set<LeadField> kind, LeadField field, int column) {
    if (column >= 0 && all.stream().flatMap(Optional::stream).noneMatch(kind::contains)) {
      all.set(column, Optional.of(field));
    }
  }

  // Beside the wanted car, a column "Usado" means "coche usado".
  private static boolean isOwn(String column, LabelDictionary labels) {
    return labels
        .layout()
        .headings()
        .ownerOf("coche " + column)
        .filter(HeadingRole.TRADE_IN::equals)
        .isPresent();
  }

  private static int notes(List<Integer> open, List<String> columns) {
    return open.stream()
        .filter(i -> NOTES.contains(JsonKey.of(columns.get(i)).joined()))
        .findFirst()
        .orElse(-1);
  }

  /** Returns the only column with such values; -1 if there is none, or several. */
  private static int only(List<Integer> open, List<List<String>> rows, Predicate<String> kind) {
    return single(open.stream().filter(i -> areAll(rows, i, kind)).toList());
  }

  private static int single(List<Integer> columns) {
    return columns.size() == 1 ? columns.get(0) : -1;
  }

  private static boolean areAll(List<List<String>> rows, int column, Predicate<String> kind) {
    List<String> values =
        rows.stream()
            .filter(row -> column < row.size())
            .map(row -> row.get(column).strip())
            .filter(value -> !value.isEmpty())
            .toList();
    return !values.isEmpty()
        && values.stream().allMatch(value -> value.length() <= LONGEST && kind.test(value));
  }

  /** Returns whether the value is an address, a number or both: "ana@correo.example / 600...". */
  private static boolean isContact(String value) {
    String rest = value;
    for (String address : EmailReader.addresses(value)) {
      rest = rest.replace(address, "");
    }
    long digits = rest.chars().filter(Character::isDigit).count();
    return rest.chars().noneMatch(Character::isLetter)
        && (rest.length() < value.length()
            ? digits == 0 || digits >= FEWEST_DIGITS
            : digits >= FEWEST_DIGITS && value.chars().noneMatch(c -> c == ':'));
  }

  /** Returns the only column of possible names with a certain name; -1 if there is none. */
  private int names(List<Integer> open, List<List<String>> rows) {
    List<Integer> certain =
        open.stream()
            .filter(i -> rows.stream().anyMatch(row -> i < row.size() && people.isName(row.get(i))))
            .toList();
    return only(
        certain, rows, value -> people.possibleNameIn(value).isPresent() || people.isTitled(value));
  }

  private boolean isVehicle(String value) {
    return bare.of(value).filter(LeadField.VEHICLE::equals).isPresent();
  }
}
