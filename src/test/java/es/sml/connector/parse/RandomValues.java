package es.sml.connector.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** The random values of one message. Each of them must arrive in SML's JSON. */
public final class RandomValues {
  private static final String CONSONANTS = "bdfgjklmnprstvz";
  private static final String VOWELS = "aeiouáéíó";

  private final Random random;
  private final Set<String> used = new HashSet<>();
  private final List<ExpectedValue> all = new ArrayList<>();

  /**
   * A value that the message says.
   *
   * @param place its element, label or column
   */
  private record ExpectedValue(String place, String value, Predicate<PostedJson> arrives) {}

  RandomValues(long seed) {
    random = new Random(seed);
  }

  /** Returns a new random value, which the message then says at that place. */
  public String put(String place, ValueKind kind) {
    String value = kind.written(this);
    while (!used.add(value)) {
      value = kind.written(this);
    }
    return put(place, kind, value);
  }

  /** Returns the value, which the message says at that place. */
  public String put(String place, ValueKind kind, String value) {
    all.add(new ExpectedValue(place, value, posted -> kind.arrives(value, posted)));
    return value;
  }

  /** Expects that value in a field of SML's JSON, such as "request.task.type". */
  public void expect(String place, String field, String value) {
    all.add(
        new ExpectedValue(
            place, field + " = " + value, posted -> posted.values(field).contains(value)));
  }

  /** Returns the places whose values did not arrive, each with its value. */
  List<String> lost(PostedJson posted) {
    return all.stream()
        .filter(expected -> !expected.arrives().test(posted))
        .map(expected -> expected.place() + ": " + expected.value())
        .toList();
  }

  /** Returns true once in so many times. */
  public boolean chance(int times) {
    return random.nextInt(times) == 0;
  }

  public int below(int limit) {
    return random.nextInt(limit);
  }

  String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Returns a word of no language. */
  String word() {
    StringBuilder word = new StringBuilder();
    for (int syllables = 3 + below(2); syllables > 0; syllables--) {
      word.append(letters(CONSONANTS, 1)).append(letters(VOWELS, 1));
    }
    return word.toString();
  }

  String letters(String from, int length) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < length; i++) {
      letters.append(from.charAt(random.nextInt(from.length())));
    }
    return letters.toString();
  }

  public String digits(int length) {
    return digits(length, 0, 9);
  }

  /** Returns that many digits from the lowest to the highest. */
  String digits(int length, int lowest, int highest) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < length; i++) {
      digits.append(lowest + random.nextInt(highest - lowest + 1));
    }
    return digits.toString();
  }
}
