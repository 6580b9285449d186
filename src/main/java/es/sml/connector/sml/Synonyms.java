package es.sml.connector.sml;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Optional;

/** Groups of names that mean the same. */
final class Synonyms {
  private final NameIndex groups = NameIndex.ofNames();

  private Synonyms(List<List<String>> names) {
    for (int number = 0; number < names.size(); number++) {
      for (String name : names.get(number)) {
        groups.add(name, number);
      }
    }
  }

  /** Reads a YAML list of lists from the class path. */
  static Synonyms load(String resource) {
    return new Synonyms(ShippedFacts.read(resource, new TypeReference<>() {}));
  }

  /** Returns the number of the name's group; empty if it is in none, or in two. */
  Optional<Integer> meaning(String name) {
    return groups.findName(name);
  }
}
