package es.sml.connector.parse.draft;

import java.util.List;
import java.util.stream.Collectors;

/** Joins a name whose words stand in numbered fields, as "Name1", "Name2" and "Name3". */
final class NumberedNames {
  private static final int MOST = 4;

  private NumberedNames() {}

  /** Returns whether the values are the words of one name. Two whole names are two persons. */
  static boolean areOne(List<FieldValues.Value> names) {
    if (names.size() < 2 || names.size() > MOST) {
      return false;
    }
    String stem = stem(names.get(0).from(), 1);
    for (int i = 0; i < names.size(); i++) {
      boolean word = names.get(i).text().strip().indexOf(' ') < 0;
      if (stem.isEmpty() || !word || !stem.equals(stem(names.get(i).from(), i + 1))) {
        return false;
      }
    }
    return true;
  }

  static String joined(List<FieldValues.Value> names) {
    return names.stream().map(name -> name.text().strip()).collect(Collectors.joining(" "));
  }

  /** Returns the field's name before that number at its end; empty, not null, if it has none. */
  private static String stem(String place, int number) {
    String name = place.endsWith("\"") ? place.substring(0, place.length() - 1) : place;
    String last = String.valueOf(number);
    return name.endsWith(last) ? name.substring(0, name.length() - last.length()) : "";
  }
}
