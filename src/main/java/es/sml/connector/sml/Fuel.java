package es.sml.connector.sml;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fuel and its names and marks, as fuels.yaml explains them.
 *
 * @param name our name of it
 * @param names its names, each for the whole of a field
 * @param marks words that show it anywhere in a text
 * @param unless words that cancel its marks
 * @param beside names of fuels that may appear together with it
 */
record Fuel(
    @JsonProperty("fuel") String name,
    List<String> names,
    List<String> marks,
    List<String> unless,
    List<String> beside) {
  Fuel {
    names = Stream.concat(Stream.of(name), orNone(names).stream()).map(Fuel::words).toList();
    marks = orNone(marks).stream().map(Fuel::words).toList();
    unless = orNone(unless).stream().map(Fuel::words).toList();
    beside = orNone(beside);
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

  boolean isToldBy(String words) {
    return marks.stream().anyMatch(words::contains) && unless.stream().noneMatch(words::contains);
  }

  /** Returns whether a vehicle with this fuel may have a mark of the other. */
  boolean allows(String other) {
    return other.equals(name) || beside.contains(other);
  }

  private static List<String> orNone(List<String> given) {
    return given == null ? List.of() : given;
  }
}
