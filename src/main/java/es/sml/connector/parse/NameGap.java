package es.sml.connector.parse;

import es.sml.connector.parse.CustomerContact.Candidate;
import es.sml.connector.parse.label.LabelMeaning;
import es.sml.connector.parse.label.LabelRole;
import es.sml.connector.parse.person.PersonNames;
import es.sml.connector.parse.text.Letters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the customer's name in a form whose label for it is unknown: the name that the customer's
 * address consists of, or the only person whom the form names.
 */
final class NameGap {
  private static final double LIKE_ADDRESS = 0.9;
  private static final double ONLY_PERSON = 0.75;
  private static final int SHORTEST = 3;
  private static final int MOST_WORDS = 5;
  private static final int MOST_LINES = 200;
  private static final Set<LabelRole> OF_OTHERS =
      EnumSet.of(
          LabelRole.DEALER,
          LabelRole.SELLER,
          LabelRole.COMPANY,
          LabelRole.FORM,
          LabelRole.TECHNICAL,
          LabelRole.CAR_DETAIL,
          LabelRole.PAGE,
          LabelRole.CONSENT);

  private final PersonNames people;
  private final LabelDictionary labels;

  NameGap(PersonNames people, LabelDictionary labels) {
    this.people = people;
    this.labels = labels;
  }

  /**
   * Returns the name.
   *
   * @param email of the customer; null if unknown
   * @param values of the form, with those of unknown labels
   * @param text of the form
   */
  Optional<Candidate> in(String email, FieldValues values, String text) {
    return (email == null ? Optional.<String>empty() : likeAddress(email, text))
        .map(name -> new Candidate(name, LIKE_ADDRESS, "the name in the customer's address", ""))
        .or(
            () ->
                onlyPerson(values, text)
                    .map(
                        name ->
                            new Candidate(name, ONLY_PERSON, "the only person in the form", "")));
  }

  private Optional<String> onlyPerson(FieldValues values, String text) {
    Set<String> names = new LinkedHashSet<>();
    for (FieldValues.Unknown unknown : values.unknownPairs()) {
      boolean others =
          unknown.others()
              || labels
                  .meaning(unknown.label())
                  .map(LabelMeaning::role)
                  .filter(OF_OTHERS::contains)
                  .isPresent();
      if (!others) {
        people.possibleNameIn(unknown.value()).filter(name -> isNamed(name)).ifPresent(names::add);
      }
    }
    if (names.isEmpty()) {
      text.lines()
          .limit(MOST_LINES)
          .map(String::strip)
          .forEach(line -> people.nameIn(line).ifPresent(names::add));
    }
    return names.size() == 1 ? Optional.of(names.iterator().next()) : Optional.empty();
  }

  // One word may be anything.
  private boolean isNamed(String name) {
    return name.indexOf(' ') > 0 || people.isName(name);
  }

  /** Returns the words of the text that the address consists of: "Ana Gil" for "ana.gil". */
  private Optional<String> likeAddress(String email, String text) {
    String local = Letters.plain(email.substring(0, email.indexOf('@')));
    List<String> parts = parts(local);
    for (String line : text.lines().limit(MOST_LINES).toList()) {
      List<String> words = Letters.words(Letters.oneLine(line.replace('\u00a0', ' ')));
      for (int i = 0; i < words.size(); i++) {
        ParseThread.step();
        String word = plain(words.get(i));
        if (isCapital(words.get(i)) && word.length() >= SHORTEST && begins(word, local, parts)) {
          String name = around(words, i, local);
          if (name.indexOf(' ') > 0 || people.isName(name)) {
            return Optional.of(people.inOrder(name));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean begins(String word, String local, List<String> parts) {
    return parts.contains(word) || (local.startsWith(word) && local.length() > word.length());
  }

  /** Returns the capital words around the one at that index. */
  private static String around(List<String> words, int at, String local) {
    int first = at;
    int last = at;
    while (last + 1 < words.size()
        && Character.isLetter(words.get(last + 1).charAt(0))
        && last - first + 1 < MOST_WORDS
        && !endsName(words.get(last))
        && isCapital(words.get(last + 1))) {
      last++;
    }
    // "s.wolkow": the first name stands before the surname.
    boolean initial = local.length() > 1 && !Character.isLetter(local.charAt(1));
    if (initial
        && first > 0
        && isCapital(words.get(first - 1))
        && !endsName(words.get(first - 1))
        && plain(words.get(first - 1)).startsWith(local.substring(0, 1))) {
      first--;
    }
    List<String> name = new ArrayList<>(words.subList(first, last + 1));
    String end = name.get(name.size() - 1);
    name.set(name.size() - 1, withoutSigns(end));
    name.set(0, withoutSigns(name.get(0)));
    return String.join(" ", name);
  }

  private static boolean endsName(String word) {
    char last = word.charAt(word.length() - 1);
    return ".,;:)(!?|·-–—\"".indexOf(last) >= 0;
  }

  private static String withoutSigns(String written) {
    int start = 0;
    while (start < written.length() && !Character.isLetter(written.charAt(start))) {
      start++;
    }
    String word = written.substring(start);
    int end = word.length();
    while (end > 0 && !Character.isLetter(word.charAt(end - 1))) {
      end--;
    }
    return word.substring(0, end);
  }

  private static boolean isCapital(String word) {
    String letters = withoutSigns(word);
    return !letters.isEmpty() && Character.isUpperCase(letters.charAt(0));
  }

  private static String plain(String word) {
    return Letters.plain(withoutSigns(word));
  }

  private static List<String> parts(String local) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i <= local.length(); i++) {
      if (i < local.length() && Character.isLetter(local.charAt(i))) {
        part.append(local.charAt(i));
      } else if (part.length() > 0) {
        parts.add(part.toString());
        part.setLength(0);
      }
    }
    return parts;
  }
}
