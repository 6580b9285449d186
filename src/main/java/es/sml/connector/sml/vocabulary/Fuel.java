package es.sml.connector.sml.vocabulary;

import es.sml.connector.parse.text.VocabularyFile.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.stream.Stream;

/**
 * Fuel and its names and marks, as fuels.tsv explains them.
 *
 * @param name our name of it
 * @param names its names, each for the whole of a field
 * @param marks words that show it anywhere in a text
 * @param unless words that cancel its marks
 * @param beside names of fuels that may appear together with it
 */
record Fuel(
    String name, List<String> names, List<String> marks, List<String> unless, List<String> beside) {
  /** Number of columns of a row. */
  static final int COLUMNS = 5;

  Fuel {
    names = Stream.concat(Stream.of(name), names.stream()).map(Fuel::words).toList();
    marks = marks.stream().map(Fuel::words).toList();
    unless = unless.stream().map(Fuel::words).toList();
  }

  static Fuel of(Row row) {
    if (row.text(0).isEmpty()) {
      throw row.wrong("vocabulary.fuel", "has no fuel in column 1");
    }
    return new Fuel(row.text(0), list(row, 1), list(row, 2), list(row, 3), list(row, 4));
  }

  private static List<String> list(Row row, int column) {
    List<String> list = new ArrayList<>();
    StringTokenizer words = new StringTokenizer(row.text(column), ",");
    while (words.hasMoreTokens()) {
      list.add(words.nextToken().strip());
    }
    return list;
  }

  /**
   * Returns the words of a text, each between spaces. So a mark is found as " tdi " and not within
   * another word. A number may touch the word that follows it: 2.0TDI.
   */
  static String words(String text) {
    StringBuilder words = new StringBuilder(" ");
    char before = ' ';
    for (char c : NameKey.words(text).toCharArray()) {
      if (Character.isDigit(before) && Character.isLetter(c)) {
        words.append(' ');
      }
      words.append(c);
      before = c;
    }
    return words.append(' ').toString();
  }

  boolean isCalled(String words) {
    return names.contains(words);
  }

  boolean isMarkedBy(String words) {
    return marks.stream().anyMatch(words::contains) && unless.stream().noneMatch(words::contains);
  }

  /** Returns whether a vehicle with this fuel may have a mark of the other. */
  boolean allows(String other) {
    return other.equals(name) || beside.contains(other);
  }
}
