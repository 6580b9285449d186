package es.sml.connector.sml;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fuel and how it is told, as fuels.yaml explains it.
 *
 * @param name what we call it
 * @param names of it, each for the whole of a field
 * @param marks words that tell it wherever they stand
 * @param unless words beside which its marks tell nothing
 * @param beside names of fuels that it does not exclude
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
   * The words of a text, each between spaces, so that a mark is found as " tdi " and not in part of
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

  /** Whether a vehicle with this fuel may bear a mark of the other. */
  boolean allows(String other) {
    return other.equals(name) || beside.contains(other);
  }

  private static List<String> orNone(List<String> given) {
    return given == null ? List.of() : given;
  }
}
