package es.sml.connector.parse.json.object;

import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.json.JsonKey;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.VocabularyFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of JSON objects and fields, as json-names.tsv explains them. */
public final class JsonNames {
  private static final String FILE = "json-names.tsv";
  private static final int LONGEST = 4;

  /** Forminator's "name_1" is a name, while "field_name_1" only counts. */
  private static final String NAME = "name";

  private static final String DEPARTMENT = "department-column";
  private static final String OTHER = "other-department";
  private static final String LEAVING = "leaving-column";

  /** Begins the name of a column with a number or a day, as "Nº factura" and "Fecha factura". */
  private static final Set<String> NUMBER =
      Set.of(
          "n", "nº", "no", "nr", "num", "numero", "number", "fecha", "date", "datum", "data", "id");

  private final Map<String, JsonRole> roles = new HashMap<>();
  private final Map<String, LeadField> fields = new HashMap<>();
  private final Set<String> noise = new HashSet<>();
  private final Set<String> generic = new HashSet<>();

  /** Names of an item's title, which may be a person's name. */
  private final Set<String> items = new HashSet<>();

  /**
   * Names of columns that tables of enquiries do not have, and words of the columns that they have.
   */
  private final Set<String> business = new HashSet<>();

  private final Set<String> enquiry = new HashSet<>();

  /** Names of columns, and values of "department-column", of rows that are no enquiries. */
  private final Map<String, Set<String>> rows =
      Map.of(DEPARTMENT, new HashSet<>(), OTHER, new HashSet<>(), LEAVING, new HashSet<>());

  /** Words beside the word for a vehicle that make it the customer's own. */
  private final Set<String> owned = new HashSet<>();

  private JsonNames() {}

  /** A role and the words of a name that have it. */
  record Found(JsonRole role, List<String> rest) {}

  /**
   * Reads the names.
   *
   * @param vocabulary such as config/vocabulary
   * @throws es.sml.connector.failure.InvalidFormatFileException for an unknown meaning
   */
  public static JsonNames load(Path vocabulary) {
    JsonNames names = new JsonNames();
    for (VocabularyFile.Row row : VocabularyFile.rows(vocabulary.resolve(FILE), 2)) {
      for (String name : Letters.pieces(row.text(1), ',')) {
        names.add(row, name.strip());
      }
    }
    return names;
  }

  private void add(VocabularyFile.Row row, String name) {
    String meaning = row.text(0);
    switch (meaning) {
      case "noise" -> noise.add(name);
      case "generic" -> generic.add(name);
      case "item-name" -> items.add(name);
      case "own-word" -> owned.add(name);
      case "other-column" -> business.add(name);
      case "enquiry-word" -> enquiry.add(name);
      case DEPARTMENT, OTHER, LEAVING -> rows.get(meaning).add(name);
      default -> {
        Optional<JsonRole> role =
            Arrays.stream(JsonRole.values())
                .filter(one -> Letters.lower(one.name()).equals(meaning))
                .findFirst();
        if (role.isPresent()) {
          roles.put(name, role.get());
        } else {
          fields.put(name, LeadField.named(meaning).orElseThrow(() -> unknown(row)));
        }
      }
    }
  }

  private static RuntimeException unknown(VocabularyFile.Row row) {
    return row.wrong(
        "vocabulary.json-meaning",
        "has no meaning \"{0}\"; write a field of the lead, or one of the words of the other rows",
        row.text(0));
  }

  /** Returns the role of the longest known name in the words, and the other words. */
  Optional<Found> role(List<String> words) {
    for (int length = Math.min(LONGEST, words.size()); length > 0; length--) {
      for (int start = words.size() - length; start >= 0; start--) {
        JsonRole role = plural(roles, String.join(" ", words.subList(start, start + length)));
        if (role != null) {
          List<String> rest = new ArrayList<>(words.subList(0, start));
          rest.addAll(words.subList(start + length, words.size()));
          return Optional.of(ofVehicle(role, start, rest));
        }
      }
    }
    return Optional.empty();
  }

  // "evaluated_vehicles" and "veiculo_troca"; "vehicle_current_price" is the wanted one's.
  private Found ofVehicle(JsonRole role, int start, List<String> rest) {
    int beside = start > 0 ? start - 1 : rest.size() == 1 ? 0 : -1;
    if (role != JsonRole.WANTED || beside < 0 || !owned.contains(rest.get(beside))) {
      return new Found(role, rest);
    }
    rest.remove(beside);
    return new Found(JsonRole.OWN, rest);
  }

  /** Returns the field of exactly those words, in the singular or the plural. */
  public Optional<LeadField> field(List<String> words) {
    return Optional.ofNullable(plural(fields, String.join(" ", words)));
  }

  private static <T> T plural(Map<String, T> names, String name) {
    T meaning = names.get(name);
    return meaning == null && name.endsWith("s")
        ? names.get(name.substring(0, name.length() - 1))
        : meaning;
  }

  /** Returns the words without those that have no meaning; all of them if none has. */
  List<String> meaning(List<String> words) {
    List<String> rest = words.stream().filter(word -> !noise.contains(word)).toList();
    return rest.isEmpty() ? words : rest;
  }

  /** Returns whether all words have no meaning. */
  boolean isNoise(List<String> words) {
    return noise.containsAll(words);
  }

  /** Returns whether the name is only such a word, as "current" in "vehicles". */
  boolean isOwned(JsonKey key) {
    return owned.contains(key.joined());
  }

  /** Returns whether the words name the title of an item, as of a card on a board. */
  boolean isOfItem(List<String> words) {
    return items.contains(String.join(" ", words));
  }

  /** Returns whether a column of that name is one of invoices, of a workshop and the like. */
  public boolean isOfBusiness(JsonKey column) {
    List<String> words = column.words().stream().dropWhile(NUMBER::contains).toList();
    return business.contains(column.joined()) || business.contains(String.join(" ", words));
  }

  /**
   * Returns whether the value of a column says that another department is meant: "Cola: Taller".
   */
  public boolean isOfOtherDepartment(JsonKey column, String value) {
    return rows.get(DEPARTMENT).contains(column.joined())
        && rows.get(OTHER).contains(JsonKey.of(value).joined());
  }

  /** Returns whether a value in a column of that name says that a person wants no more mails. */
  public boolean isOfLeaving(JsonKey column) {
    return rows.get(LEAVING).contains(column.joined());
  }

  /** Returns whether a column of that name is one of enquiries. */
  public boolean isOfEnquiry(JsonKey column) {
    return column.words().stream().anyMatch(enquiry::contains);
  }

  /** Returns whether the name only counts the fields of a form, as "question_3" does. */
  boolean isGeneric(JsonKey key) {
    return key.words().isEmpty()
        || (key.numbered() && generic.containsAll(key.words()) && !key.joined().equals(NAME));
  }
}
