package es.sml.connector.parse.person;

import es.sml.connector.parse.person.NameLists.Certainty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Consecutive words of a text that may be a name, and the evidence for it. */
final class NameSpan {
  private static final int SHORTEST_SURNAME = 3;
  private static final int MOST_OF_WHOLE = 4;

  private final NameLists lists;
  private final List<NameToken> tokens;
  private final int first;
  private final boolean titled;
  private final List<NameToken> words = new ArrayList<>();
  private int last;

  /**
   * Creates an empty span.
   *
   * @param titled true if a title stands before the first word
   */
  NameSpan(NameLists lists, List<NameToken> tokens, int first, boolean titled) {
    this.lists = lists;
    this.tokens = tokens;
    this.first = first;
    this.titled = titled;
    this.last = first - 1;
  }

  void extend(int word) {
    words.add(tokens.get(word));
    last = word;
  }

  /** Returns the number of words without particles. */
  int words() {
    return words.size();
  }

  /** Returns the index after the last word. */
  int next() {
    return last + 1;
  }

  /** Returns whether the name is written with a capital and small letters. */
  boolean isCased() {
    return !words.isEmpty() && words.get(0).isCapital() && !words.get(0).isUpper();
  }

  int unknown() {
    return (int)
        words.stream()
            .filter(word -> given(word).isEmpty() && !lists.isSurname(word.plain()))
            .count();
  }

  /** Returns whether the words themselves prove a person. */
  boolean isCertain() {
    return words.stream().anyMatch(word -> given(word).map(this::isSure).orElse(false))
        || words.stream().anyMatch(word -> given(word).isPresent() && isConfirmed(word));
  }

  /** Returns whether a title proves a person: "Frau Dresbach". */
  boolean isTitled() {
    return titled && !words.isEmpty() && isAllCapital();
  }

  private boolean isSure(Certainty certainty) {
    return certainty == Certainty.CERTAIN;
  }

  private boolean isConfirmed(NameToken name) {
    boolean car = given(name).filter(Certainty.CAR_OR_TOWN::equals).isPresent();
    return words.stream()
        .filter(word -> !word.equals(name) && !word.isInitial())
        .anyMatch(word -> lists.isSurname(word.plain()) || (!car && isUnknownSurname(name, word)));
  }

  private boolean isUnknownSurname(NameToken name, NameToken word) {
    return given(word).isEmpty()
        && name.isCapital()
        && word.isCapital()
        && word.plain().length() > SHORTEST_SURNAME
        && !lists.is(NameWord.PLACE, word.plain());
  }

  /** Returns whether the first word is a given name. */
  boolean beginsWithGiven() {
    return !words.isEmpty() && given(words.get(0)).isPresent();
  }

  /** Returns whether the first word is a name and no common word. */
  boolean beginsWithCertain() {
    return !words.isEmpty() && given(words.get(0)).map(this::isSure).orElse(false);
  }

  /** Returns whether a known surname is among the words after the first. */
  boolean endsWithSurname() {
    return words.stream().skip(1).anyMatch(word -> lists.isSurname(word.plain()));
  }

  /** Returns whether the first word begins with a capital. */
  boolean isCapital() {
    return !words.isEmpty() && words.get(0).isCapital();
  }

  /** Returns whether it is a first name and a surname by its capitals: "Ysoria Tebal". */
  boolean isWholeName() {
    return words.size() > 1 && words.size() <= MOST_OF_WHOLE && isCased() && isAllCapital();
  }

  /** Returns whether each word begins with a capital. */
  boolean isAllCapital() {
    return words.stream().allMatch(NameToken::isCapital);
  }

  /** Returns the name as written. */
  String written(String text) {
    return words.isEmpty()
        ? ""
        : text.substring(tokens.get(first).start(), tokens.get(last).end()).replace('\n', ' ');
  }

  private Optional<Certainty> given(NameToken word) {
    return lists.given(word.plain());
  }
}
