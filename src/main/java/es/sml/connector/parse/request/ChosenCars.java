package es.sml.connector.parse.request;

import es.sml.connector.parse.car.detail.CarMention;
import es.sml.connector.parse.phrase.PhraseTable.Match;
import es.sml.connector.parse.text.Words;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the cars that the customer has chosen among those of a text: "I like the Puma, but I want
 * the Kona". The words for it stand right before the car.
 */
final class ChosenCars {
  /** Words from "I want" to the car: "quiero el nuevo Corsa". */
  private static final int REACH = 3;

  private final RequestWords phrases;

  ChosenCars(RequestWords phrases) {
    this.phrases = phrases;
  }

  /** Returns whether the customer wants to have the car: "queremos el Jogger", "quiero Corsa". */
  boolean isWished(Words words, int car, List<Match<Wish>> found) {
    return isAfter(Wish.BUY_BEFORE, words, car, found);
  }

  /** Returns the chosen ones: those that the customer decides for, else those that it wants. */
  List<CarMention> among(List<CarMention> cars, Words words, List<Match<Wish>> found) {
    return Stream.of(Wish.DECIDED, Wish.BUY_BEFORE)
        .map(
            wish ->
                cars.stream()
                    .filter(car -> car.model() != null)
                    .filter(car -> isAfter(wish, words, words.at(car.start()), found))
                    .toList())
        .filter(chosen -> !chosen.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private boolean isAfter(Wish wish, Words words, int car, List<Match<Wish>> found) {
    return found.stream()
        .filter(match -> match.value() == wish)
        .filter(match -> car > match.last() && car - match.last() <= REACH)
        .filter(match -> car == match.last() + 1 || isArticle(words, match.last() + 1))
        .anyMatch(match -> found.stream().noneMatch(not -> isNegation(not, match)));
  }

  private static boolean isNegation(Match<Wish> not, Match<Wish> match) {
    return not.value() == Wish.NOT && not.last() + 1 == match.first();
  }

  private boolean isArticle(Words words, int at) {
    return phrases.is(SentenceWord.ARTICLE, words.word(at))
        || phrases.is(SentenceWord.INDEFINITE, words.word(at))
        || phrases.is(SentenceWord.DEFINITE, words.word(at));
  }
}
