package es.sml.connector.sml.vocabulary;

import es.sml.connector.parse.text.VocabularyFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/** Groups of names that mean the same. */
public final class Synonyms {
  private final NameIndex groups = NameIndex.ofNames();

  private Synonyms(List<List<String>> names) {
    for (int number = 0; number < names.size(); number++) {
      for (String name : names.get(number)) {
        groups.add(name, number);
      }
    }
  }

  /** Reads a file of names: one group a line, with semicolons between its names. */
  static Synonyms load(Path file) {
    return new Synonyms(groups(file));
  }

  static List<List<String>> groups(Path file) {
    return VocabularyFile.rows(file, 1).stream().map(row -> names(row.text(0))).toList();
  }

  private static List<String> names(String line) {
    List<String> names = new ArrayList<>();
    StringTokenizer each = new StringTokenizer(line, ";");
    while (each.hasMoreTokens()) {
      names.add(each.nextToken().strip());
    }
    return names;
  }

  /** Returns the number of the name's group; empty if it is in none, or in two. */
  public Optional<Integer> meaning(String name) {
    return groups.findName(name);
  }
}
