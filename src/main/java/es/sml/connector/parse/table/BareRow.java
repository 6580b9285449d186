package es.sml.connector.parse.table;

import es.sml.connector.parse.draft.FieldValues;
import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.person.PersonNames;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.unlabelled.BareValues;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A row of a table without labels, as programs send a single lead. Decides that a name, a contact
 * and a vehicle without a plate prove it, and that the contact beside the name is the customer's.
 */
final class BareRow {
  private static final int FEWEST_CELLS = 5;
  private static final int MOST_CELLS = 100;
  private static final int FEWEST_DIGITS = 9;
  private static final int LONGEST_NAME = 40;
  private static final int FEWEST_WORDS = 5;
  private static final String PLACE = "a row of values";

  private final BareValues bare;
  private final PersonNames people;

  BareRow(Vocabulary vocabulary) {
    this.bare = new BareValues(vocabulary);
    this.people = vocabulary.people();
  }

  /** Where the name stands, and in how many cells. */
  private record Name(int at, int cells, String value) {}

  /** Returns the values; empty if the row shows no name, no contact or no vehicle. */
  Optional<FieldValues> read(List<String> cells) {
    if (cells.size() < FEWEST_CELLS || cells.size() > MOST_CELLS) {
      return Optional.empty();
    }
    LeadField[] kinds = cells.stream().map(this::kind).toArray(LeadField[]::new);
    Name name = name(cells, kinds);
    int vehicle = vehicle(cells, kinds);
    int phone = name == null ? -1 : nearest(kinds, LeadField.PHONE, name);
    int email = name == null ? -1 : nearest(kinds, LeadField.EMAIL, name);
    boolean workshops = Arrays.asList(kinds).contains(LeadField.PLATE);
    if (workshops || vehicle < 0 || (phone < 0 && email < 0)) {
      return Optional.empty();
    }
    FieldValues values = new FieldValues();
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i).strip();
      boolean make = i + 1 == vehicle && kinds[i] == LeadField.MAKE;
      if (i == name.at()) {
        values.add(LeadField.NAME, name.value(), PLACE);
      } else if (i == phone || i == email) {
        values.add(kinds[i], cell, PLACE);
      } else if (i == vehicle || make) {
        values.add(make ? LeadField.MAKE : modelOrVehicle(kinds, i), cell, PLACE);
      } else if (isSentence(cell)) {
        values.add(LeadField.MESSAGE, cell, PLACE);
      } else if (i < name.at() || i >= name.at() + name.cells()) {
        values.addUnknown("Columna " + (i + 1), cell);
      }
    }
    return Optional.of(values);
  }

  /** Returns the first vehicle with a make or a version; "A-7" alone may be a number. */
  private static int vehicle(List<String> cells, LeadField[] kinds) {
    return IntStream.range(0, kinds.length)
        .filter(i -> kinds[i] == LeadField.VEHICLE)
        .filter(
            i -> cells.get(i).strip().indexOf(' ') > 0 || (i > 0 && kinds[i - 1] == LeadField.MAKE))
        .findFirst()
        .orElse(-1);
  }

  private static LeadField modelOrVehicle(LeadField[] kinds, int vehicle) {
    boolean make = vehicle > 0 && kinds[vehicle - 1] == LeadField.MAKE;
    return make ? LeadField.MODEL : LeadField.VEHICLE;
  }

  private LeadField kind(String cell) {
    LeadField kind = bare.of(cell).orElse(null);
    long digits = cell.chars().filter(Character::isDigit).count();
    return kind == LeadField.PHONE && digits < FEWEST_DIGITS ? null : kind; // "20260318"
  }

  /** Returns the name that is nearest to a contact; null if there is none. */
  private Name name(List<String> cells, LeadField[] kinds) {
    Name best = null;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < cells.size(); i++) {
      Name name = nameAt(cells, kinds, i);
      int contact = name == null ? -1 : nearest(kinds, null, name);
      int distance = contact < 0 ? Integer.MAX_VALUE : distance(contact, name);
      if (distance < least) {
        least = distance;
        best = name;
      }
    }
    return best;
  }

  private Name nameAt(List<String> cells, LeadField[] kinds, int at) {
    String cell = cells.get(at).strip();
    if (!isOfName(cell, kinds[at])) {
      return null;
    }
    String next = at + 1 < cells.size() ? cells.get(at + 1).strip() : "";
    String known = known(cell);
    boolean whole = known.indexOf(' ') > 0 && people.isName(known);
    boolean given = !whole || (people.areGiven(known) && !people.isName(next));
    if (given && at + 1 < cells.size() && isOfName(next, kinds[at + 1])) {
      String both = cell + " " + next;
      return people.isName(known(both)) ? new Name(at, 2, both) : null;
    }
    return whole ? new Name(at, 1, cell) : null;
  }

  private static boolean isOfName(String cell, LeadField kind) {
    return !cell.isEmpty()
        && (kind == null || kind == LeadField.NAME)
        && cell.length() <= LONGEST_NAME
        && cell.chars().allMatch(c -> Character.isLetter(c) || " .'-ªº".indexOf(c) >= 0);
  }

  /** Returns the name without abbreviations: "Fco. Javier" is known by "Javier". */
  private static String known(String name) {
    return Letters.pieces(name, ' ').stream()
        .filter(word -> !word.endsWith(".") && word.indexOf('ª') < 0 && word.indexOf('º') < 0)
        .collect(Collectors.joining(" "));
  }

  /** Returns the cell of that kind, or of any contact, that is nearest to the name; -1 if none. */
  private static int nearest(LeadField[] kinds, LeadField kind, Name name) {
    return IntStream.range(0, kinds.length)
        .filter(
            i ->
                kind == null
                    ? kinds[i] == LeadField.PHONE || kinds[i] == LeadField.EMAIL
                    : kinds[i] == kind)
        .boxed()
        .min((a, b) -> Integer.compare(distance(a, name), distance(b, name)))
        .orElse(-1);
  }

  private static int distance(int cell, Name name) {
    return cell < name.at() ? name.at() - cell : cell - name.at() - name.cells() + 1;
  }

  private static boolean isSentence(String cell) {
    return cell.indexOf('?') > 0
        || cell.strip().chars().filter(Character::isWhitespace).count() + 1 >= FEWEST_WORDS;
  }
}
